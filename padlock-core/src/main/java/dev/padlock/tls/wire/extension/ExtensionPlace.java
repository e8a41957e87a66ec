package dev.padlock.tls.wire.extension;

/// A message that carries extensions: a column of the table in RFC 9846 §4.3.
public enum ExtensionPlace {
  CLIENT_HELLO("CH"),
  SERVER_HELLO("SH"),
  HELLO_RETRY_REQUEST("HRR"),
  ENCRYPTED_EXTENSIONS("EE"),
  CERTIFICATE_REQUEST("CR"),
  CERTIFICATE("CT"),
  NEW_SESSION_TICKET("NST"),

  /// The hello of a server that chose TLS 1.2 or older, where other rules hold.
  SERVER_HELLO_12("SH12");

  private final String abbreviation;

  ExtensionPlace(String abbreviation) {
    this.abbreviation = abbreviation;
  }

  /// As the table writes it, for example `CH`.
  public String abbreviation() {
    return abbreviation;
  }
}
