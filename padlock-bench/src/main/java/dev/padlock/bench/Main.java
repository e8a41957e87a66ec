package dev.padlock.bench;

import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.Scenario;
import dev.padlock.pki.algorithm.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The bench's command line.
final class Main {

  private static final String USAGE =
      """
      usage: bench [--quick] [--only PART] [--markdown FILE]
        --quick          about two minutes instead of about eight, and noisier figures
        --only PART      one of handshakes, outside, bulk, idle
        --markdown FILE  writes the tables there too
      """;

  private static final List<String> PARTS = List.of("handshakes", "outside", "bulk", "idle");

  private final List<String> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final long began = System.nanoTime();
  private Plan plan = Plan.FULL;
  private Path file = Path.of("");

  private Main() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Contenders.prepare();
    Main main = new Main();
    if (!main.understands(List.of(arguments).iterator())) {
      System.err.print(USAGE);
      System.exit(64);
    }
    main.run();
  }

  private boolean understands(Iterator<String> arguments) {
    while (arguments.hasNext()) {
      String argument = arguments.next();
      if (argument.equals("--quick")) {
        plan = Plan.QUICK;
      } else if (argument.equals("--only") && arguments.hasNext()) {
        parts.add(arguments.next());
      } else if (argument.equals("--markdown") && arguments.hasNext()) {
        file = Path.of(arguments.next());
      } else {
        return false;
      }
    }
    return PARTS.containsAll(parts);
  }

  private void run() throws IOException, GeneralSecurityException {
    Bench bench = new Bench(plan, this::progress);
    tell(Machine.description());
    if (isWanted("handshakes")) {
      for (KeyKind kind : List.of(KeyKind.EC_P256, KeyKind.RSA_2048)) {
        tell(bench.handshakes(new Scenario(kind, false)));
        tell(bench.handshakes(new Scenario(kind, true)));
      }
    }
    if (isWanted("outside")) {
      tell(bench.outsidePrimitives());
    }
    if (isWanted("bulk")) {
      tell(bench.bulk(1 << 14));
      tell(bench.bulk(64));
    }
    if (isWanted("idle")) {
      tell(bench.idle());
    }
    if (!file.toString().isEmpty()) {
      Files.writeString(file, text);
    }
  }

  private boolean isWanted(String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  private void tell(Object written) {
    System.out.println(written);
    text.append(written).append('\n');
  }

  private void progress(String what) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
  }
}
