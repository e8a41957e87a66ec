package dev.padlock.tls.error;

/// What the peer sent does not decode (RFC 9846 §6.2, decode_error).
public enum Malformation implements Refusal {
  /// A message ends before a field that it must have.
  TRUNCATED(
      AlertDescription.DECODE_ERROR,
      "RFC 9846 §6.2",
      Fault.PEER,
      "A message ends before a field that it must have",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A length is outside the range that the field allows.
  LENGTH_OUT_OF_RANGE(
      AlertDescription.DECODE_ERROR,
      "RFC 9846 §3.4",
      Fault.PEER,
      "A length is outside the range that the field allows",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A message or field is followed by bytes that belong to nothing.
  TRAILING_BYTES(
      AlertDescription.DECODE_ERROR,
      "RFC 9846 §6.2",
      Fault.PEER,
      "A message or field is followed by bytes that belong to nothing",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A handshake message is larger than this side accepts.
  MESSAGE_TOO_LARGE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4",
      Fault.PEER,
      "A handshake message is larger than this side accepts",
      "Raise the limit for handshake messages if the message is legitimate, for example a very long certificate chain"),
  /// The first bytes are not a TLS record.
  NOT_TLS(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §5.1",
      Fault.BOTH,
      "The first bytes are not a TLS record",
      "Check that the port speaks TLS from the first byte, and not plain text or STARTTLS"),
  /// An alert record does not hold exactly one alert of two bytes.
  BAD_ALERT(
      AlertDescription.DECODE_ERROR,
      "RFC 9846 §5.1",
      Fault.PEER,
      "An alert record does not hold exactly one alert of two bytes",
      "The peer's TLS implementation has to be corrected or updated");

  private final Particulars particulars;

  Malformation(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public Malformed refuse(Object... facts) {
    return new Malformed(this, facts);
  }
}
