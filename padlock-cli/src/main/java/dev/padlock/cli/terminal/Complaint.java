package dev.padlock.cli.terminal;

import dev.padlock.explain.Course;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.cause.Explanation;
import dev.padlock.explain.json.JsonWriter;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.error.ConfigurationRefused;
import dev.padlock.tls.error.InternalFault;
import dev.padlock.tls.error.TlsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A failure as a person wants it: what failed, why, and what to do about it, with a code for
/// programs.
///
/// @param exit what the process then says
/// @param code stable and in upper case, for programs
/// @param what a sentence without its full stop
/// @param why what was seen; may be empty
/// @param fix an imperative; may be empty
public record Complaint(ExitCode exit, String code, String what, String why, String fix) {

  public Complaint {
    what = Printable.line(what);
    why = Printable.line(why);
    fix = Printable.line(fix);
  }

  /// The command line is wrong.
  public static Complaint usage(String what, String why, String fix) {
    return new Complaint(ExitCode.USAGE, "USAGE", what, why, fix);
  }

  /// Something on this machine is unusable.
  public static Complaint local(String what, String why, String fix) {
    return new Complaint(ExitCode.LOCAL, "LOCAL", what, why, fix);
  }

  /// The peer says no before TLS has begun.
  public static Complaint refused(String code, String what, String why, String fix) {
    return new Complaint(ExitCode.REFUSED, code, what, why, fix);
  }

  /// What to say about a failure. Anything that is neither of TLS, of keys and certificates, nor of
  /// files and the network is a defect.
  public static Complaint of(Throwable failure) {
    return switch (failure) {
      case CommandFailure known -> known.complaint();
      case TlsException tls -> of(tls, new Course());
      case PkiException pki ->
          new Complaint(
              ExitCode.LOCAL,
              pki.fault().name(),
              pki.fault().sentence(),
              pki.detail(),
              pki.fault().remedy());
      case IOException io -> ofInputOutput(io);
      default ->
          new Complaint(
              ExitCode.BUG,
              "BUG",
              "Padlock failed by a defect of its own",
              failure.toString(),
              "report it with the lines below");
    };
  }

  /// The same about a refusal in the course of its connection, of which more can be told.
  public static Complaint of(TlsException refusal, Course course) {
    if (refusal instanceof ConfigurationRefused
        && refusal.getCause() instanceof PkiException cause) {
      return of(cause);
    }
    Explanation explained = Explainer.explain(refusal, course);
    return new Complaint(
        exit(refusal),
        explained.code(),
        explained.failed(),
        explained.why(),
        explained.fixes().getFirst().text());
  }

  private static ExitCode exit(TlsException refusal) {
    return switch (refusal) {
      case ConfigurationRefused local -> ExitCode.LOCAL;
      case InternalFault bug -> ExitCode.BUG;
      default -> ExitCode.REFUSED;
    };
  }

  private static Complaint ofInputOutput(IOException failure) {
    String seen = String.valueOf(failure.getMessage());
    return switch (failure) {
      case UnknownHostException unknown ->
          unreachable("UNKNOWN_HOST", "No such host", seen, "check the spelling and your DNS");
      case BindException inUse ->
          unreachable(
              "CANNOT_LISTEN",
              "Cannot listen on the port",
              seen,
              "stop what is using it, or choose another with --port");
      case ConnectException refused ->
          unreachable("CANNOT_CONNECT", "Cannot connect", seen, "check host, port and firewall");
      case NoRouteToHostException lost ->
          unreachable("CANNOT_CONNECT", "Cannot connect", seen, "check network and firewall");
      case SocketTimeoutException late ->
          unreachable("TIMEOUT", "The peer did not answer in time", seen, "try again later");
      case SocketException cut ->
          unreachable("CONNECTION_CUT", "The connection was cut", seen, "look at the peer's log");
      case NoSuchFileException missing ->
          local("There is no such file", missing.getFile(), "check the path");
      case FileNotFoundException missing ->
          local("The file cannot be opened", seen, "check path and permissions");
      case AccessDeniedException denied ->
          local("Access is denied", denied.getFile(), "check the permissions");
      case FileSystemException broken ->
          local("The file cannot be used", seen, "check path and permissions");
      default -> local("Reading or writing failed", seen, "");
    };
  }

  private static Complaint unreachable(String code, String what, String why, String fix) {
    return new Complaint(ExitCode.UNREACHABLE, code, what, why, fix);
  }

  /// The exception that ends a command with this complaint.
  public CommandFailure raise() {
    return new CommandFailure(this);
  }

  /// The same about something narrower, for example with the host that could not be reached.
  public Complaint saying(String sentence) {
    return new Complaint(exit, code, sentence, why, fix);
  }

  /// One line: what - why - fix.
  public String line() {
    StringBuilder line = new StringBuilder(what);
    for (String part : new String[] {why, fix}) {
      if (!part.isEmpty()) {
        line.append(" - ").append(part);
      }
    }
    return line.toString();
  }

  /// Its parts as members of an object.
  public void write(JsonWriter json) {
    json.member("code", code).member("what", what).member("why", why).member("fix", fix);
  }

  /// Prints it on standard error, in the colours of a failure.
  public void print(Terminal terminal) {
    Ink ink = terminal.errInk();
    String code = exit == ExitCode.USAGE ? "" : " " + ink.dim("[" + this.code + "]");
    terminal.err().println(ink.red("padlock: ") + line() + code);
  }
}
