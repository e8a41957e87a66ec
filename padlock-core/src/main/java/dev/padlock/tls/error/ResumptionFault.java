package dev.padlock.tls.error;

/// What a peer must not do with pre-shared keys and early data (RFC 9846 §4.3.10, §4.3.11).
public enum ResumptionFault implements Refusal {
  /// The binder of a pre-shared key does not prove that the client holds it.
  BINDER_MISMATCH(
      AlertDescription.DECRYPT_ERROR,
      "RFC 9846 §4.3.11",
      Fault.BOTH,
      "The binder of a pre-shared key does not prove that the client holds it",
      "Give both sides the same key and the same identity"),
  /// The server chose a pre-shared key that was not offered.
  SELECTED_PSK_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.11",
      Fault.PEER,
      "The server chose a pre-shared key that was not offered",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The hash of the cipher suite is not that of the pre-shared key.
  PSK_OF_OTHER_HASH(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.11",
      Fault.PEER,
      "The hash of the cipher suite is not that of the pre-shared key",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server takes early data without the session that it was sent under.
  EARLY_DATA_WITHOUT_ITS_SESSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.10",
      Fault.PEER,
      "The server takes early data without the session that it was sent under",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server takes early data, and chose another cipher suite or application protocol than its
  /// session has.
  EARLY_DATA_UNDER_OTHER_TERMS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.10",
      Fault.PEER,
      "The server takes early data, and chose another cipher suite or application protocol than its session has",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server speaks TLS 1.2, though it once gave a ticket that allows early data.
  OLDER_VERSION_AFTER_EARLY_DATA(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §D.3",
      Fault.BOTH,
      "The server speaks TLS 1.2, though it once gave a ticket that allows early data",
      "Connect again without early data; let all servers of one name speak the same versions"),
  /// The client sends more early data than its ticket allows.
  EARLY_DATA_TOO_LONG(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.3.10",
      Fault.PEER,
      "The client sends more early data than its ticket allows",
      "Raise the server's limit, or send less before the handshake is complete");

  private final Particulars particulars;

  ResumptionFault(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public PeerMisbehaved refuse(Object... facts) {
    return new PeerMisbehaved(this, facts);
  }
}
