package dev.padlock.tls.error;

/// Something failed on our own side.
public enum InternalFailure implements Refusal {
  /// A cryptographic provider failed.
  CRYPTO_FAILED(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §6.2",
      Fault.LOCAL,
      "A cryptographic provider failed",
      "See the cause; report it if the provider is the JDK's"),
  /// Code of the application that was asked for an answer failed.
  CALLBACK_FAILED(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §6.2",
      Fault.LOCAL,
      "Code of the application that was asked for an answer failed",
      "See the cause"),
  /// Padlock reached a state that it believed impossible.
  BUG(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §6.2",
      Fault.LOCAL,
      "Padlock reached a state that it believed impossible",
      "Report it with the trace of the connection");

  private final Particulars particulars;

  InternalFailure(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public InternalFault refuse(Object... facts) {
    return new InternalFault(this, facts);
  }
}
