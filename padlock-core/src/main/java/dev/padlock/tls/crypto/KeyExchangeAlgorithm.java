package dev.padlock.tls.crypto;

/// The ways to agree on a secret: elliptic curves and finite fields (RFC 9846 §4.3.8.1, §4.3.8.2),
/// ML-KEM (FIPS 203) and the hybrids of both (RFC 10024).
///
/// Lengths are those of the bytes that travel, in the encoding that the named group of TLS
/// prescribes.
public enum KeyExchangeAlgorithm {
  X25519(32, 32),
  X448(56, 56),
  SECP256R1(65, 65),
  SECP384R1(97, 97),
  SECP521R1(133, 133),
  FFDHE2048(256, 256),
  FFDHE3072(384, 384),
  X25519_MLKEM768(1184 + 32, 1088 + 32),
  SECP256R1_MLKEM768(65 + 1184, 65 + 1088),
  SECP384R1_MLKEM1024(97 + 1568, 97 + 1568),
  MLKEM1024(1568, 1568);

  private final int initiatorShareLength;
  private final int responderShareLength;

  KeyExchangeAlgorithm(int initiatorShareLength, int responderShareLength) {
    this.initiatorShareLength = initiatorShareLength;
    this.responderShareLength = responderShareLength;
  }

  /// The length in bytes of what the initiator (in TLS 1.3 the client) sends.
  public int initiatorShareLength() {
    return initiatorShareLength;
  }

  /// The length in bytes of what the responder (in TLS 1.3 the server) sends back.
  public int responderShareLength() {
    return responderShareLength;
  }
}
