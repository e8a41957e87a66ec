package dev.padlock.cli.ca;

import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `padlock ca`.
@Command(
    name = "ca",
    header = "Make a local CA, and tell how to trust it.",
    description = {
      "The CA is made once, in a folder that only you can read. What it issues is for development:",
      "whoever gets hold of its key can pretend to be any site to those who trust it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock ca                               make it, and tell how to trust it",
      "  padlock ca issue localhost 127.0.0.1     a server's certificate and key",
      "  padlock ca issue --client alice          a client's"
    })
public final class CaCommand implements Callable<Integer> {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the CA; $XDG_DATA_HOME/padlock, else ~/.local/share/padlock.")
  private @Nullable Path folder;

  private final Terminal terminal;

  public CaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  LocalCa open() throws IOException {
    return LocalCa.open(folder == null ? LocalCa.usualFolder(terminal) : folder, terminal);
  }

  @Override
  public Integer call() throws IOException {
    LocalCa authority = open();
    PrintStream out = terminal.out();
    out.println(
        (authority.isNew() ? "Made a local CA: " : "The local CA: ")
            + authority.certificate().subject());
    out.println("  certificate " + authority.certificateFile());
    out.println("  valid until " + authority.certificate().notAfter());
    out.println("  SHA-256     " + authority.certificate().fingerprint().hex());
    out.println();
    out.println("To trust it, choose whom it is for:");
    HowToTrust.lines(authority, terminal.ink()).forEach(out::println);
    return ExitCode.OK.code();
  }
}
