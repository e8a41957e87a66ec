package dev.padlock.tls.error;

/// What cannot work, found before a byte is sent.
public enum ConfigurationFault implements Refusal {
  /// No trust store could be loaded.
  NO_TRUST_STORE(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §4.5.1.3",
      Fault.LOCAL,
      "No trust store could be loaded",
      "Name a trust store, or a file of trusted certificates"),
  /// A list that must hold at least one entry is empty.
  NOTHING_ENABLED(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §9",
      Fault.LOCAL,
      "A list that must hold at least one entry is empty",
      "Enable at least one cipher suite, group and signature scheme"),
  /// Something was enabled that no crypto provider here can do.
  NOT_SUPPORTED(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §9",
      Fault.LOCAL,
      "Something was enabled that no crypto provider here can do",
      "Remove it, or add a provider that supports it"),
  /// Something was enabled that only the policy LEGACY allows.
  NEEDS_LEGACY_POLICY(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9325 §4.2",
      Fault.LOCAL,
      "Something was enabled that only the policy LEGACY allows",
      "Remove it, or choose the policy LEGACY if a peer has nothing better"),
  /// A server needs at least one credential.
  NO_CREDENTIAL(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §4.5.1",
      Fault.LOCAL,
      "A server needs at least one credential",
      "Give the server a certificate chain and its private key"),
  /// No signature scheme of TLS 1.3 fits the private key.
  KEY_CANNOT_SIGN(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §4.3.3",
      Fault.LOCAL,
      "No signature scheme of TLS 1.3 fits the private key",
      "Use a key of ECDSA (P-256, P-384, P-521), RSA 2048 or larger, Ed25519 or Ed448"),
  /// The private key cannot decrypt what RSA key transport needs.
  KEY_CANNOT_DECRYPT(
      AlertDescription.INTERNAL_ERROR,
      "RFC 5246 §7.4.7.1",
      Fault.LOCAL,
      "The private key cannot decrypt what RSA key transport needs",
      "Use an RSA key that its provider lets decrypt, or turn the suites with RSA key transport off"),
  /// An external pre-shared key is too short, or nobody filled it.
  WEAK_PSK(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9257 §6",
      Fault.LOCAL,
      "An external pre-shared key is too short, or nobody filled it",
      "Use at least 16 random bytes; a password is not a key"),
  /// A setting has a value outside its range.
  BAD_VALUE(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §9",
      Fault.LOCAL,
      "A setting has a value outside its range",
      "Use a value inside the range"),
  /// A credential cannot be loaded.
  CREDENTIAL_UNUSABLE(
      AlertDescription.INTERNAL_ERROR,
      "RFC 9846 §4.5.1",
      Fault.LOCAL,
      "A credential cannot be loaded",
      "See the cause for what is wrong with the file"),
  /// tls-server-end-point is asked for where it cannot be had.
  NO_SERVER_END_POINT(
      AlertDescription.INTERNAL_ERROR,
      "RFC 5929 §4.1",
      Fault.LOCAL,
      "tls-server-end-point is asked for where it cannot be had",
      "Bind to tls-exporter instead (RFC 9266)");

  private final Particulars particulars;

  ConfigurationFault(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public ConfigurationRefused refuse(Object... facts) {
    return new ConfigurationRefused(this, facts);
  }
}
