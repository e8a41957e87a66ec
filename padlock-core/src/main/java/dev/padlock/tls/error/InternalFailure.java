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

  private final AlertDescription alert;
  private final String section;
  private final Fault fault;
  private final String sentence;
  private final String remedy;

  InternalFailure(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.alert = alert;
    this.section = section;
    this.fault = fault;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public AlertDescription alert() {
    return alert;
  }

  @Override
  public String section() {
    return section;
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  @Override
  public InternalFault refuse(Object... facts) {
    return new InternalFault(this, facts);
  }
}
