package dev.padlock.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a command reads and writes: the three streams of the process, their colours, and the
/// environment.
///
/// Commands are given one and never touch `System.in`, `System.out` or `System.getenv`, so that
/// tests can give them another.
public final class Terminal {

  private final InputStream in;
  private final OutputStream data;
  private final Stream out;
  private final Stream err;
  private final Map<String, String> environment;

  /// A stream for people and the colours it takes.
  private record Stream(PrintStream text, Ink ink) {}

  private Terminal(
      InputStream in, OutputStream data, Stream out, Stream err, Map<String, String> environment) {
    this.in = in;
    this.data = data;
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  /// The terminal, pipes or files that this process was started with.
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new Stream(text(FileDescriptor.out, "stdout.encoding"), ink(1, environment)),
        new Stream(text(FileDescriptor.err, "stderr.encoding"), ink(2, environment)),
        environment);
  }

  /// Streams of the caller, without colours.
  public static Terminal of(
      InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
    return new Terminal(
        in,
        out,
        new Stream(new PrintStream(out, true, StandardCharsets.UTF_8), Ink.NONE),
        new Stream(new PrintStream(err, true, StandardCharsets.UTF_8), Ink.NONE),
        environment);
  }

  private static PrintStream text(FileDescriptor descriptor, String property) {
    Charset charset = Charset.forName(System.getProperty(property), StandardCharsets.UTF_8);
    OutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
    return new PrintStream(buffered, true, charset);
  }

  private static Ink ink(int descriptor, Map<String, String> environment) {
    boolean wanted =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return wanted && isTerminal(descriptor) ? Ink.ANSI : Ink.NONE;
  }

  /// The JDK only says whether input and output both are terminals; Linux says it of each.
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException unreadable) {
      return false;
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// What is piped or typed in.
  public InputStream in() {
    return in;
  }

  /// Standard output for bytes: unbuffered, and a write fails where nobody reads any more.
  public OutputStream data() {
    return data;
  }

  /// Standard output for people.
  public PrintStream out() {
    return out.text;
  }

  /// Standard error for people.
  public PrintStream err() {
    return err.text;
  }

  /// The colours of [#out()].
  public Ink ink() {
    return out.ink;
  }

  /// The colours of [#err()].
  public Ink errInk() {
    return err.ink;
  }

  public Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// A password typed without echo; empty where nobody can be asked.
  public Optional<char[]> password(String prompt) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.readPassword("%s", prompt));
  }

  /// A line on standard error that does not end the command.
  public void warn(String sentence) {
    err().println(errInk().yellow("padlock: ") + Printable.line(sentence));
  }
}
