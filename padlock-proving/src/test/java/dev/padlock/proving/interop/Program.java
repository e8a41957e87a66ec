package dev.padlock.proving.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/// A running program whose output is kept and whose patience is bounded. Closing it kills it.
final class Program implements AutoCloseable {

  /// How long anything that is waited for may take on a busy machine.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> command;
  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private final Thread draining;
  private boolean drained;

  private Program(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.draining = Thread.ofVirtual().unstarted(this::drain);
  }

  static Program start(List<String> command) {
    return start(command, Map.of());
  }

  static Program start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Program program = new Program(command, builder.start());
      program.draining.start();
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a command to its end, which must be a good one.
  static String outputOf(List<String> command) {
    try (Program program = start(command)) {
      if (program.ended() != 0) {
        throw new AssertionFailedError("it failed: " + program);
      }
      return program.output();
    }
  }

  private void drain() {
    byte[] some = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        keep(new String(some, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException killed) {
      keep("\n(" + killed.getMessage() + ")\n");
    } finally {
      noteEnd();
    }
  }

  private synchronized void keep(String text) {
    output.append(text);
    notifyAll();
  }

  private synchronized void noteEnd() {
    drained = true;
    notifyAll();
  }

  /// Types a line, as at a terminal.
  void type(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new AssertionFailedError("cannot type \"" + line + "\" to " + this, e);
    }
  }

  /// Ends the program's input, as Ctrl-D does.
  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      keep("\n(" + gone.getMessage() + ")\n");
    }
  }

  /// Asks the program to end (SIGTERM; where tests run in the background, Ctrl-C may be ignored).
  void stop() {
    process.destroy();
  }

  /// Waits until the output holds `pattern`.
  Matcher await(Pattern pattern) {
    Matcher matcher = pattern.matcher("");
    await(pattern.toString(), told -> matcher.reset(told.toString()).find());
    return matcher;
  }

  /// The same for a text, which may be long.
  void await(String text) {
    await(text, told -> told.indexOf(text) >= 0);
  }

  private synchronized void await(String what, Predicate<StringBuilder> seen) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.test(output)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (drained || left <= 0) {
        throw new AssertionFailedError("no \"" + what + "\" in the output of " + this);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionFailedError("interrupted", e);
      }
    }
  }

  /// Waits for the program to end by itself, and gives its exit code.
  int ended() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionFailedError("it does not end: " + this);
      }
    } catch (InterruptedException e) {
      throw new AssertionFailedError("interrupted", e);
    }
    joinDrain();
    return process.exitValue();
  }

  private void joinDrain() {
    try {
      draining.join(PATIENCE);
    } catch (InterruptedException e) {
      throw new AssertionFailedError("interrupted", e);
    }
  }

  synchronized String output() {
    return output.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    joinDrain();
  }

  @Override
  public String toString() {
    return String.join(" ", command) + "\n" + output();
  }
}
