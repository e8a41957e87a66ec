package dev.padlock.cli;

import dev.padlock.cli.ca.CaCommand;
import dev.padlock.cli.ca.IssueCommand;
import dev.padlock.cli.connect.ConnectCommand;
import dev.padlock.cli.demo.DemoCommand;
import dev.padlock.cli.serve.ServeCommand;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
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

  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /// Runs one command line on `terminal` and gives its exit code. Prints every failure itself.
  public static int run(Terminal terminal, String... arguments) {
    CommandLine authority = new CommandLine(new CaCommand(terminal));
    authority.addSubcommand(new IssueCommand(terminal));
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new ConnectCommand(terminal))
            .addSubcommand(new ServeCommand(terminal))
            .addSubcommand(authority);
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
