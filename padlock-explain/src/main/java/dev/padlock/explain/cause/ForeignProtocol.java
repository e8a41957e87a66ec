package dev.padlock.explain.cause;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/// Protocols other than TLS, told apart by their first bytes.
///
/// A catalogue, most specific first.
enum ForeignProtocol {
  HTTP_RESPONSE("plain HTTP", "", startsWith("HTTP/")),
  HTTP_2("plain HTTP/2", "", startsWith("PRI * HTTP/2")),
  HTTP_REQUEST(
      "plain HTTP",
      "",
      startsWith("GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "PATCH ", "CONNECT ")),
  HTML("plain HTTP", "", startsWith("<!DOC", "<html", "<HTML")),
  SSH("SSH", "", startsWith("SSH-")),
  FTP("FTP", "", text -> text.startsWith("220") && text.contains("FTP")),
  SMTP("SMTP", "smtp", startsWith("220 ", "220-", "EHLO ", "HELO ", "554 ", "421 ")),
  POP3("POP3", "pop3", startsWith("+OK", "-ERR")),
  IMAP("IMAP", "imap", startsWith("* OK", "* BYE", "* PREAUTH")),
  PROXY_1("a PROXY protocol header (version 1)", "", startsWith("PROXY ")),
  PROXY_2("a PROXY protocol header (version 2)", "", startsWith("\r\n\r\n\0\r\nQUIT\n")),
  POSTGRES_CLIENT(
      "PostgreSQL",
      "postgres",
      startsWith("\0\0\0\u0008\u0004\u00d2\u0016/", "\0\0\0\u0008\u0004\u00d2\u00160")),
  POSTGRES_STARTUP(
      "PostgreSQL",
      "postgres",
      text -> text.startsWith("\0\0") && text.startsWith("\0\u0003\0\0", 4)),
  POSTGRES_SERVER(
      "PostgreSQL", "postgres", text -> text.startsWith("E\0\0\0") && text.startsWith("S", 5)),
  MYSQL("MySQL or MariaDB", "", ForeignProtocol::isMySqlGreeting),
  LDAP(
      "LDAP",
      "ldap",
      text -> text.startsWith("0") && text.length() > 4 && text.startsWith("\u0002\u0001", 2)),
  AMQP("AMQP", "", startsWith("AMQP\0")),
  VNC("VNC", "", startsWith("RFB 00")),
  REDIS("Redis", "", startsWith("-DENIED", "-NOAUTH", "*1\r\n$", "*2\r\n$", "*3\r\n$", "$-1\r\n")),
  NATS("NATS", "", startsWith("INFO {")),
  RDP("Remote Desktop", "", startsWith("\u0003\0\0")),
  TELNET("Telnet", "", startsWith("\u00ff\u00fd", "\u00ff\u00fb")),
  SSL_2(
      "SSL 2.0, which is broken",
      "",
      text -> text.startsWith("\u0080") && text.startsWith("\u0001", 2));

  private final String protocol;
  private final String startTls;
  private final Predicate<String> recognises;

  ForeignProtocol(String protocol, String startTls, Predicate<String> recognises) {
    this.protocol = protocol;
    this.startTls = startTls;
    this.recognises = recognises;
  }

  /// What it is, for example `plain HTTP`.
  String protocol() {
    return protocol;
  }

  /// The name for `--starttls`, where Padlock knows how to change to TLS in this protocol.
  Optional<String> startTls() {
    return startTls.isEmpty() ? Optional.empty() : Optional.of(startTls);
  }

  /// @param firstBytes in hexadecimal
  static Optional<ForeignProtocol> of(String firstBytes) {
    String text = new String(HexFormat.of().parseHex(firstBytes), StandardCharsets.ISO_8859_1);
    for (ForeignProtocol protocol : values()) {
      if (protocol.recognises.test(text)) {
        return Optional.of(protocol);
      }
    }
    return Optional.empty();
  }

  private static Predicate<String> startsWith(String... beginnings) {
    return text -> {
      for (String beginning : beginnings) {
        if (text.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    };
  }

  /// Three bytes of length, the packet's number 0, then protocol version 10 or an error.
  private static boolean isMySqlGreeting(String text) {
    return text.length() > 5
        && text.startsWith("\0\0", 2)
        && (text.charAt(4) == '\n' || text.charAt(4) == '\u00ff');
  }
}
