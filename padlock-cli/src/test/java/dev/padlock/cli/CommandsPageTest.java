package dev.padlock.cli;

import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.testkit.GeneratedPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Makes `docs/cli.md` from the commands' own help.
class CommandsPageTest {

  private static final String INTRODUCTION =
      """
      # The `padlock` command

      Made from the commands' own help; a test fails where this page differs from it. Results go to standard output,
      stories and complaints to standard error. A complaint is one sentence: what happened, why, what to do. Colours
      appear only on a terminal, and not where `NO_COLOR` is set. Ctrl-C ends a connection with close_notify.

      ## Environment

      - `JAVA_HOME`, else the `PATH`, else the usual folders: where `./padlock` looks for a JDK 25.
      - `PADLOCK_KEY_PASSWORD`: the password of a private key or a PKCS#12 file.
      - `XDG_DATA_HOME`: below it the local CA is kept, in `padlock`.
      - `NO_COLOR`: no colours, even on a terminal.

      ## Exit codes

      """;

  @Test
  void thePageSaysWhatTheHelpSays() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (ExitCode each : ExitCode.values()) {
      page.append("- %d: %s%n".formatted(each.code(), each.meaning()));
    }
    for (List<String> command :
        List.of(
            List.<String>of(),
            List.of("demo"),
            List.of("connect"),
            List.of("serve"),
            List.of("inspect"),
            List.of("ca"),
            List.of("ca", "issue"))) {
      String[] line = command.toArray(new String[command.size() + 1]);
      line[command.size()] = "--help";
      String name = ("padlock " + String.join(" ", command)).strip();
      String help = Run.of(line).out().stripTrailing();
      page.append("\n## `").append(name).append("`\n\n```\n").append(help).append("\n```\n");
    }
    GeneratedPage.check("docs/cli.md", page.toString());
  }
}
