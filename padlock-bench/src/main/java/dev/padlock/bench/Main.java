package dev.padlock.bench;

import static dev.padlock.tls.wire.ProtocolVersion.TLS_1_2;
import static dev.padlock.tls.wire.ProtocolVersion.TLS_1_3;

import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.Scenario;
import dev.padlock.pki.algorithm.KeyKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
        --quick          shorter and fewer rounds: sooner done, and noisier figures
        --only PART      one of handshakes, tls12, resumed, outside, chains, bulk, idle
        --markdown FILE  writes the tables there too, behind the line <!-- figures --> if there is one
      """;

  private static final String RESUMED = "resumed";
  private static final String CHAINS = "chains";

  private static final List<String> PARTS =
      List.of("handshakes", "tls12", RESUMED, "outside", CHAINS, "bulk", "idle");

  private static final String MARK = "<!-- figures -->\n";

  private final List<String> parts = new ArrayList<>();
  private final List<Exception> failures = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final long began = System.nanoTime();
  private Plan plan = Plan.FULL;
  private Path file = Path.of("");

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Main main = new Main();
    if (!main.understands(List.of(arguments).iterator())) {
      System.err.print(USAGE);
      System.exit(64);
    }
    Contenders.prepare(main.parts.equals(List.of(RESUMED)) ? 1 : 0);
    main.run();
    main.failures.forEach(Throwable::printStackTrace);
    System.exit(main.failures.isEmpty() ? 0 : 1);
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

  private void run() throws IOException {
    Bench bench = new Bench(plan, this::progress);
    tell(Machine.description());
    if (isWanted("outside")) { // first, while the compiler has seen no other stack
      measure(bench::outsidePrimitives);
    }
    if (isWanted("handshakes")) {
      for (KeyKind kind : List.of(KeyKind.EC_P256, KeyKind.RSA_2048)) {
        measure(() -> bench.handshakes(new Scenario(TLS_1_3, kind, false)));
        measure(() -> bench.handshakes(new Scenario(TLS_1_3, kind, true)));
      }
    }
    if (isWanted("tls12")) {
      for (KeyKind kind : List.of(KeyKind.EC_P256, KeyKind.RSA_2048)) {
        measure(() -> bench.handshakes(new Scenario(TLS_1_2, kind, true)));
      }
    }
    if (isWanted("bulk")) {
      measure(() -> bench.bulk(1 << 14));
      measure(() -> bench.bulk(64));
    }
    if (isWanted("idle")) {
      measure(bench::idle);
    }
    if (parts.equals(List.of(RESUMED))) {
      measure(() -> bench.handshakes(Scenario.resumed(TLS_1_3)));
      measure(() -> bench.handshakes(Scenario.resumed(TLS_1_2)));
    } else if (isWanted(RESUMED)) {
      elsewhere(RESUMED);
    }
    if (parts.equals(List.of(CHAINS))) {
      measure(bench::chains);
    } else if (isWanted(CHAINS)) {
      elsewhere(CHAINS);
    }
    tell(bench.targets());
    if (!file.toString().isEmpty()) {
      write();
    }
  }

  /// How many tickets SunJSSE gives is decided once in a process, and so is that signatures do not
  /// count: what needs that has a process of its own.
  private void elsewhere(String part) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--only", part));
    if (plan == Plan.QUICK) {
      command.add("--quick");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String tables = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int heading = tables.indexOf("## ");
    tell(heading < 0 ? tables : tables.substring(heading));
  }

  /// A table of figures in the making.
  @FunctionalInterface
  private interface Part {
    Table table() throws IOException, GeneralSecurityException;
  }

  /// A stack that breaks takes its table with it, not the others.
  private void measure(Part part) {
    try {
      tell(part.table());
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      progress("FAILED: " + failure);
      failures.add(failure);
    }
  }

  /// A document that has the mark keeps what stands before it.
  private void write() throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    int mark = before.indexOf(MARK);
    Files.writeString(
        file, mark < 0 ? text : before.substring(0, mark) + MARK + System.lineSeparator() + text);
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
