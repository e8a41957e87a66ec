package dev.padlock.cli.starttls;

import dev.padlock.cli.terminal.CommandFailure;
import dev.padlock.cli.terminal.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A conversation in plain text before TLS begins. Everything the server says is bounded.
///
/// Bytes are read one at a time: what a server says after it agreed belongs to TLS, and what
/// somebody on the way has slipped in behind the agreement must not be taken for protected data (as
/// CVE-2011-0411 did).
final class Dialogue {

  private static final int LONGEST_LINE = 8192;
  private static final int MOST_LINES = 200;

  private final StartTls protocol;
  private final Socket socket;
  private final InputStream in;
  private final long end;
  private int lines;

  /// @param patience for all that the server says
  Dialogue(StartTls protocol, Socket socket, Duration patience) throws IOException {
    this.protocol = protocol;
    this.socket = socket;
    this.end = System.nanoTime() + patience.toNanos();
    this.in = socket.getInputStream();
  }

  /// The server's next line, without its end.
  String line() throws IOException {
    if (++lines > MOST_LINES) {
      throw strange("more than " + MOST_LINES + " lines");
    }
    StringBuilder line = new StringBuilder();
    for (int c = octet(); c != '\n'; c = octet()) {
      if (line.length() == LONGEST_LINE) {
        throw strange("a line longer than " + LONGEST_LINE + " bytes");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  int octet() throws IOException {
    socket.setSoTimeout(millisLeft());
    int octet = in.read();
    if (octet < 0) {
      throw failure(
          "STARTTLS_CLOSED",
          "The server closed the connection before TLS began",
          "",
          "check that the port speaks " + protocol.label());
    }
    return octet;
  }

  private int millisLeft() throws SocketTimeoutException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("Out of patience");
    }
    return Math.toIntExact(left);
  }

  void say(String line) throws IOException {
    say((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  void say(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
  }

  /// The server speaks another protocol than it was asked in.
  CommandFailure strange(String seen) {
    return failure(
        "STARTTLS_WRONG_PROTOCOL",
        "The server does not speak " + protocol.label(),
        "it said: " + seen,
        "check the port and --starttls");
  }

  /// The server has no TLS to offer.
  CommandFailure notOffered(String seen) {
    return failure(
        "STARTTLS_NOT_OFFERED",
        "The server does not offer TLS on this port",
        "it said: " + seen,
        "enable TLS on the server, or use the port that speaks TLS at once, without --starttls");
  }

  /// The server offers TLS, but not now.
  CommandFailure refused(String seen) {
    return failure(
        "STARTTLS_REFUSED",
        "The server refused to begin TLS",
        "it said: " + seen,
        "look at the server's log; its certificate may be missing");
  }

  private static CommandFailure failure(String code, String what, String why, String fix) {
    return Complaint.refused(code, what, why, fix).raise();
  }
}
