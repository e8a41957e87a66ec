package dev.padlock.cli.serve;

import dev.padlock.cli.Main;
import dev.padlock.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `padlock serve` on a free port in a thread of its own.
final class Serving implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("https://[^:/]+:([0-9]+)/");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicInteger exit = new AtomicInteger(-1);
  private final Thread thread;

  private Serving(Path data, String... options) {
    Terminal terminal =
        Terminal.of(
            InputStream.nullInputStream(), out, err, Map.of("XDG_DATA_HOME", data.toString()));
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
    all.addAll(List.of(options));
    thread =
        Thread.startVirtualThread(() -> exit.set(Main.run(terminal, all.toArray(String[]::new))));
  }

  /// Returns once it listens.
  static Serving start(Path data, String... options) throws InterruptedException {
    Serving serving = new Serving(data, options);
    serving.await("stop         Ctrl-C");
    return serving;
  }

  /// Waits until this was printed.
  String await(String text) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      if (output().contains(text)) {
        return output();
      }
      Thread.sleep(25);
    }
    throw new AssertionError("never printed: " + text + "\n" + output() + err);
  }

  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /// The lines about connections.
  List<String> connections() {
    return output().lines().filter(line -> line.startsWith("#")).toList();
  }

  int port() {
    Matcher listening = LISTENING.matcher(output());
    if (!listening.find()) {
      throw new AssertionError(output());
    }
    return Integer.parseInt(listening.group(1));
  }

  /// Stops it, and gives its exit code.
  int stop() throws InterruptedException {
    thread.interrupt();
    if (!thread.join(Duration.ofSeconds(10))) {
      throw new AssertionError("it did not stop");
    }
    return exit.get();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
