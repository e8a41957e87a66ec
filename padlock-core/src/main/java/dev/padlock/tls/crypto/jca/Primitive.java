package dev.padlock.tls.crypto.jca;

import java.util.List;

/// The families among which a provider is chosen, each with a JCA service that tells whether a
/// provider has it, the JDK's own provider and the accelerated ones worth asking first.
///
/// An accelerated provider is asked only where it was measured to win. Hashes (and so HMAC, HKDF
/// and transcripts) and AES-GCM stay with the JDK, which beats every call into native code there;
/// see docs/performance.md.
public enum Primitive {
  HASH("MessageDigest", "SHA-256", "SUN"),
  AES_GCM("Cipher", "AES/GCM/NoPadding", "SunJCE"),
  AES_CBC("Cipher", "AES", "SunJCE"),
  CHACHA20_POLY1305("Cipher", "ChaCha20-Poly1305", "SunJCE"),
  X25519("KeyAgreement", "XDH", "SunEC", Primitive.CONSCRYPT),
  X448("KeyAgreement", "XDH", "SunEC"),
  ECDH("KeyAgreement", "ECDH", "SunEC", Primitive.ACCP, Primitive.CONSCRYPT),
  FFDH("KeyAgreement", "DiffieHellman", "SunJCE"),
  ML_KEM("KEM", "ML-KEM-768", "SunJCE"),
  ECDSA("Signature", "SHA256withECDSA", "SunEC", Primitive.ACCP, Primitive.CONSCRYPT),
  RSA("Signature", "RSASSA-PSS", "SunRsaSign", Primitive.ACCP),
  RSA_TRANSPORT("Cipher", "RSA", "SunJCE"),
  EDDSA("Signature", "Ed25519", "SunEC", Primitive.ACCP),
  ML_DSA("Signature", "ML-DSA-65", "SUN");

  /// The name under which the Amazon Corretto Crypto Provider registers.
  static final String ACCP = "AmazonCorrettoCryptoProvider";

  /// The name under which Conscrypt registers.
  static final String CONSCRYPT = "Conscrypt";

  private final String service;
  private final String algorithm;
  private final String jdkProvider;
  private final List<String> accelerated;

  Primitive(String service, String algorithm, String jdkProvider, String... accelerated) {
    this.service = service;
    this.algorithm = algorithm;
    this.jdkProvider = jdkProvider;
    this.accelerated = List.of(accelerated);
  }

  String service() {
    return service;
  }

  String algorithm() {
    return algorithm;
  }

  String jdkProvider() {
    return jdkProvider;
  }

  List<String> accelerated() {
    return accelerated;
  }
}
