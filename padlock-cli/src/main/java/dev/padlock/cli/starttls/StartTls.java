package dev.padlock.cli.starttls;

import dev.padlock.cli.terminal.Complaint;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Protocols that begin in plain text and go on in TLS when asked.
public enum StartTls {
  /// RFC 3207
  SMTP("SMTP", 25, Mail::smtp),
  /// RFC 9051 §6.2.1
  IMAP("IMAP", 143, Mail::imap),
  /// RFC 2595 §4
  POP3("POP3", 110, Mail::pop3),
  /// PostgreSQL's frontend/backend protocol, SSLRequest
  POSTGRES("PostgreSQL", 5432, Postgres::ask),
  /// RFC 4511 §4.14
  LDAP("LDAP", 389, Ldap::ask);

  /// For the whole conversation: a server that says one byte at a time may not draw it out.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String label;
  private final int port;
  private final Question question;

  private interface Question {
    void ask(Dialogue dialogue) throws IOException;
  }

  StartTls(String label, int port, Question question) {
    this.label = label;
    this.port = port;
    this.question = question;
  }

  String label() {
    return label;
  }

  /// The port where this protocol usually is.
  public int port() {
    return port;
  }

  /// Asks the server to begin TLS; when this returns, the next bytes both ways are TLS.
  ///
  /// @throws dev.padlock.cli.terminal.CommandFailure where the server does not want to, or speaks
  ///   something else
  public void upgrade(Socket socket) throws IOException {
    upgrade(socket, PATIENCE);
  }

  void upgrade(Socket socket, Duration patience) throws IOException {
    try {
      question.ask(new Dialogue(this, socket, patience));
    } catch (SocketTimeoutException late) {
      throw Complaint.of(late)
          .saying("The server did not agree to TLS in " + label + " within " + seconds(patience))
          .raise();
    }
    socket.setSoTimeout(0);
  }

  private static String seconds(Duration patience) {
    return patience.toMillis() / 1000.0 + " s";
  }
}
