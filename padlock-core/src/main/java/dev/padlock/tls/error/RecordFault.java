package dev.padlock.tls.error;

/// A record that is not accepted (RFC 9846 §5).
public enum RecordFault implements Refusal {
  /// A record does not authenticate under the current key.
  BAD_RECORD_MAC(
      AlertDescription.BAD_RECORD_MAC,
      "RFC 9846 §5.2",
      Fault.NETWORK,
      "A record does not authenticate under the current key",
      "Something changed, dropped or injected bytes on the way, or the peer derived other keys; try without proxies and middleboxes"),
  /// A record is longer than the protocol or our record_size_limit allows.
  RECORD_TOO_LARGE(
      AlertDescription.RECORD_OVERFLOW,
      "RFC 9846 §5.1",
      Fault.PEER,
      "A record is longer than the protocol or our record_size_limit allows",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A record has a type that is not allowed at this point.
  UNEXPECTED_RECORD_TYPE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5",
      Fault.PEER,
      "A record has a type that is not allowed at this point",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A record carries a version that is not TLS.
  BAD_RECORD_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §5.1",
      Fault.PEER,
      "A record carries a version that is not TLS",
      "Check that the port speaks TLS 1.3"),
  /// A handshake or alert record without content.
  EMPTY_FRAGMENT(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.1",
      Fault.PEER,
      "A handshake or alert record without content",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A protected record holds nothing but padding.
  NO_CONTENT_TYPE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.4",
      Fault.PEER,
      "A protected record holds nothing but padding",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A change_cipher_spec is protected, misplaced or not the single byte 1.
  BAD_CHANGE_CIPHER_SPEC(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5",
      Fault.PEER,
      "A change_cipher_spec is protected, misplaced or not the single byte 1",
      "The peer's TLS implementation has to be corrected or updated"),
  /// Too many records in a row carry no content.
  TOO_MANY_EMPTY_RECORDS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.4",
      Fault.PEER,
      "Too many records in a row carry no content",
      "The peer wastes our time on purpose or by a bug; nothing to do on this side"),
  /// Too many change_cipher_spec records.
  TOO_MANY_CHANGE_CIPHER_SPECS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5",
      Fault.PEER,
      "Too many change_cipher_spec records",
      "The peer wastes our time on purpose or by a bug; nothing to do on this side"),
  /// Too many alerts that close nothing.
  TOO_MANY_WARNING_ALERTS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §6",
      Fault.PEER,
      "Too many alerts that close nothing",
      "The peer wastes our time on purpose or by a bug; nothing to do on this side"),
  /// The peer asks for another handshake over and over.
  TOO_MANY_RENEGOTIATIONS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9325 §3.5",
      Fault.PEER,
      "The peer asks for another handshake over and over",
      "Open a new connection instead; for client certificates ask in the first handshake"),
  /// Too many KeyUpdate messages without application data between them.
  TOO_MANY_KEY_UPDATES(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.7.3",
      Fault.PEER,
      "Too many KeyUpdate messages without application data between them",
      "The peer wastes our time on purpose or by a bug; nothing to do on this side"),
  /// A handshake message is spread over far more records than it needs.
  TOO_MANY_FRAGMENTS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.1",
      Fault.PEER,
      "A handshake message is spread over far more records than it needs",
      "The peer wastes our time on purpose or by a bug; nothing to do on this side"),
  /// Too many NewSessionTicket messages.
  TOO_MANY_TICKETS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.7.1",
      Fault.PEER,
      "Too many NewSessionTicket messages",
      "The peer wastes our memory on purpose or by a bug; nothing to do on this side"),
  /// The keys have protected as many records as they may, and TLS 1.2 cannot renew them.
  KEYS_USED_UP(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9325 §4.4",
      Fault.LOCAL,
      "The keys have protected as many records as they may, and TLS 1.2 cannot renew them",
      "Open a new connection before that; TLS 1.3 renews its keys by itself"),
  /// The record sequence number would wrap.
  SEQUENCE_EXHAUSTED(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §5.3",
      Fault.LOCAL,
      "The record sequence number would wrap",
      "Open a new connection");

  private final Particulars particulars;

  RecordFault(AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public RecordRejected refuse(Object... facts) {
    return new RecordRejected(this, facts);
  }
}
