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
      "The peer's TLS implementation has to be corrected or updated");

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
