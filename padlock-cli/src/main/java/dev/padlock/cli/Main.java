package dev.padlock.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `padlock` command; each subcommand is a class of its own.
@Command(
    name = "padlock",
    mixinStandardHelpOptions = true,
    version = "padlock 0.1.0-SNAPSHOT",
    description = "TLS that you can watch.")
final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }
}
