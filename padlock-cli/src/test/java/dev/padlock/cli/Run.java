package dev.padlock.cli;

import dev.padlock.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One command line, run inside this JVM.
public record Run(int exit, String out, String err) {

  public static Run of(String... arguments) {
    return with("", arguments);
  }

  /// The same with something piped in.
  public static Run with(String input, String... arguments) {
    return with(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Map.of(), arguments);
  }

  public static Run with(InputStream input, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Main.run(Terminal.of(input, out, err, environment), arguments);
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The only line on standard error.
  public String sentence() {
    if (err.lines().count() != 1) {
      throw new AssertionError("expected one line on standard error, got:\n" + err);
    }
    return err.strip();
  }
}
