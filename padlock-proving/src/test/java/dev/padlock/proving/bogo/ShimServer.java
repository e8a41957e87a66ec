package dev.padlock.proving.bogo;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// One warm JVM for all runs of the shim: its launcher hands over the arguments of each, and gets
/// back what to print and how to exit.
///
///     launcher: int count, then count times int length, bytes
///     here:     any number of 'o' or 'e', int length, bytes; then 'x', int status
///
/// A launcher that goes away was killed, and its run goes with it.
final class ShimServer implements Closeable {

  private static final Duration WATCHDOG = Duration.ofMinutes(2);
  private static final int MAX_ARGUMENTS = 1 << 10;
  private static final int MAX_ARGUMENT = 1 << 20;

  private final ServerSocketChannel door;
  private final Function<List<String>, Run> shim;
  private final Consumer<Run.Outcome> ended;

  private ShimServer(
      ServerSocketChannel door, Function<List<String>, Run> shim, Consumer<Run.Outcome> ended) {
    this.door = door;
    this.shim = shim;
    this.ended = ended;
  }

  /// @param socket where to listen; nothing may be there yet
  /// @param shim what is run with the arguments that come
  /// @param ended is told of every run that has ended, before its launcher is
  static ShimServer start(
      Path socket, Function<List<String>, Run> shim, Consumer<Run.Outcome> ended)
      throws IOException {
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    ShimServer server = new ShimServer(door, shim, ended);
    Thread.ofPlatform().daemon().name("bogo-door").start(server::accept);
    return server;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel launcher = door.accept();
        Thread.ofPlatform().daemon().name("bogo-run").start(() -> serve(launcher));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(SocketChannel launcher) {
    try (launcher) {
      InputStream in = Channels.newInputStream(launcher);
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(launcher));
      List<String> arguments = arguments(new DataInputStream(in));
      if (arguments.contains("-is-handshaker-supported")) {
        answer(out, new Run.Outcome(ExitStatus.PASSED, "No\n", ""));
        return;
      }
      Run.Outcome outcome = run(shim.apply(arguments), in);
      ended.accept(outcome);
      answer(out, outcome);
    } catch (IOException gone) {
      return;
    }
  }

  private static void answer(DataOutputStream out, Run.Outcome outcome) throws IOException {
    frame(out, 'o', outcome.out());
    frame(out, 'e', outcome.errors());
    out.writeByte('x');
    out.writeInt(outcome.status().code());
    out.flush();
  }

  private static Run.Outcome run(Run run, InputStream in) throws IOException {
    AtomicReference<Run.Outcome> outcome = new AtomicReference<>();
    Thread thread = Thread.ofPlatform().daemon().start(() -> outcome.set(run.run()));
    Thread.ofVirtual().start(() -> killAtEnd(in, run, thread));
    try {
      if (!thread.join(WATCHDOG)) {
        run.kill();
        thread.interrupt();
        return new Run.Outcome(ExitStatus.BROKEN, "", "the run did not end\n");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Run.Outcome ended = outcome.get();
    return ended != null
        ? ended
        : new Run.Outcome(ExitStatus.BROKEN, "", "the run ended in no way\n");
  }

  private static void killAtEnd(InputStream in, Run run, Thread thread) {
    try {
      if (in.read() < 0) {
        run.kill();
        thread.interrupt();
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static List<String> arguments(DataInputStream in) throws IOException {
    int count = bounded(in.readInt(), MAX_ARGUMENTS);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = in.readNBytes(bounded(in.readInt(), MAX_ARGUMENT));
      arguments.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return arguments;
  }

  private static int bounded(int value, int most) throws IOException {
    if (value < 0 || value > most) {
      throw new IOException("not a launcher: " + value);
    }
    return value;
  }

  private static void frame(DataOutputStream out, char stream, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      out.writeByte(stream);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
