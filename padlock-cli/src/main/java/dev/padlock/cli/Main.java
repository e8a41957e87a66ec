package dev.padlock.cli;

import dev.padlock.cli.ca.CaCommand;
import dev.padlock.cli.ca.IssueCommand;
import dev.padlock.cli.connect.ConnectCommand;
import dev.padlock.cli.demo.DemoCommand;
import dev.padlock.cli.inspect.InspectCommand;
import dev.padlock.cli.serve.ServeCommand;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `padlock` command. Each subcommand is a class in a room of its own, and is given the
/// [Terminal].
@Command(
    name = "padlock",
    version = "padlock " + Main.VERSION,
    header = "TLS that you can watch.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Main implements Runnable {

  /// The version of the reactor; a test compares them.
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final Set<String> VERSION_OPTIONS = Set.of("-V", "--version");

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  Main() {}

  /// The subcommands in the order of the help.
  private static final List<Subcommand> SUBCOMMANDS =
      List.of(
          new Subcommand("demo", Main::demo),
          new Subcommand("connect", Main::connect),
          new Subcommand("serve", Main::serve),
          new Subcommand("inspect", Main::inspect),
          new Subcommand("ca", Main::authority));

  private record Subcommand(String name, Function<Terminal, CommandLine> line) {}

  public static void main(String[] arguments) {
    int exit = run(Terminal.ofProcess(), arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /// Runs one command line on `terminal` and gives its exit code. Prints every failure itself.
  public static int run(Terminal terminal, String... arguments) {
    if (arguments.length == 1 && VERSION_OPTIONS.contains(arguments[0])) {
      terminal.out().println("padlock " + VERSION);
      return ExitCode.OK.code();
    }
    CommandLine line = new CommandLine(new Main());
    for (Subcommand each : wanted(arguments)) {
      line.addSubcommand(each.line.apply(terminal));
    }
    Help.Ansi ansi = terminal.ink().isColoured() ? Help.Ansi.ON : Help.Ansi.OFF;
    line.setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(failure -> Complaint.of(failure).exit().code())
        .setParameterExceptionHandler((wrong, given) -> wrongUsage(terminal, wrong))
        .setExecutionExceptionHandler((failure, of, parsed) -> failed(terminal, failure));
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line.execute(arguments);
  }

  /// The one subcommand that is named, or all where none is: reading the annotations of commands
  /// that will not run is most of what a start costs.
  private static List<Subcommand> wanted(String[] arguments) {
    List<Subcommand> named =
        SUBCOMMANDS.stream()
            .filter(each -> arguments.length > 0 && each.name.equals(arguments[0]))
            .toList();
    return named.isEmpty() ? SUBCOMMANDS : named;
  }

  private static CommandLine demo(Terminal terminal) {
    return new CommandLine(new DemoCommand(terminal));
  }

  private static CommandLine connect(Terminal terminal) {
    return new CommandLine(new ConnectCommand(terminal));
  }

  private static CommandLine serve(Terminal terminal) {
    return new CommandLine(new ServeCommand(terminal));
  }

  private static CommandLine inspect(Terminal terminal) {
    return new CommandLine(new InspectCommand(terminal));
  }

  private static CommandLine authority(Terminal terminal) {
    return new CommandLine(new CaCommand(terminal)).addSubcommand(new IssueCommand(terminal));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode each : ExitCode.values()) {
      codes.put(Integer.toString(each.code()), each.meaning());
    }
    return codes;
  }

  private static int wrongUsage(Terminal terminal, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String sentence =
        String.valueOf(wrong.getMessage()).lines().findFirst().orElse("The command line is wrong");
    StringBuilder likely = new StringBuilder();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .limit(3)
          .forEach(s -> likely.append(likely.isEmpty() ? "did you mean " : " or ").append(s));
    }
    Complaint.usage(sentence, likely.toString(), "see " + command + " --help").print(terminal);
    return ExitCode.USAGE.code();
  }

  private static int failed(Terminal terminal, Exception failure) {
    Complaint complaint = Complaint.of(failure);
    complaint.print(terminal);
    if (complaint.exit() == ExitCode.BUG) {
      failure.printStackTrace(terminal.err());
    }
    return complaint.exit().code();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing");
  }
}
