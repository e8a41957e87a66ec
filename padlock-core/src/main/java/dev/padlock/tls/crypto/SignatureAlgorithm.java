package dev.padlock.tls.crypto;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The signatures of RFC 9846 §4.3.3 and of the ML-DSA parameter sets (FIPS 204), each bound to its
/// hash and, as TLS 1.3 has it, to its curve.
///
/// RSA_PKCS1 signatures occur in certificates and in TLS 1.2 only, ECDSA without its curve in TLS
/// 1.2 only (RFC 5246 §7.4.1.4.1); whether one is allowed where it appears is not decided here.
public enum SignatureAlgorithm {
  ECDSA_SECP256R1_SHA256(KeyShape.P256, HashAlgorithm.SHA256),
  ECDSA_SECP384R1_SHA384(KeyShape.P384, HashAlgorithm.SHA384),
  ECDSA_SECP521R1_SHA512(KeyShape.P521, HashAlgorithm.SHA512),
  ECDSA_SHA256(KeyShape.NIST, HashAlgorithm.SHA256),
  ECDSA_SHA384(KeyShape.NIST, HashAlgorithm.SHA384),
  ECDSA_SHA512(KeyShape.NIST, HashAlgorithm.SHA512),
  RSA_PSS_RSAE_SHA256(KeyShape.RSA, HashAlgorithm.SHA256),
  RSA_PSS_RSAE_SHA384(KeyShape.RSA, HashAlgorithm.SHA384),
  RSA_PSS_RSAE_SHA512(KeyShape.RSA, HashAlgorithm.SHA512),
  RSA_PSS_PSS_SHA256(KeyShape.RSASSA_PSS, HashAlgorithm.SHA256),
  RSA_PSS_PSS_SHA384(KeyShape.RSASSA_PSS, HashAlgorithm.SHA384),
  RSA_PSS_PSS_SHA512(KeyShape.RSASSA_PSS, HashAlgorithm.SHA512),
  ED25519(KeyShape.ED25519, null),
  ED448(KeyShape.ED448, null),
  MLDSA44(KeyShape.MLDSA44, null),
  MLDSA65(KeyShape.MLDSA65, null),
  MLDSA87(KeyShape.MLDSA87, null),
  RSA_PKCS1_SHA256(KeyShape.RSA_PKCS1, HashAlgorithm.SHA256),
  RSA_PKCS1_SHA384(KeyShape.RSA_PKCS1, HashAlgorithm.SHA384),
  RSA_PKCS1_SHA512(KeyShape.RSA_PKCS1, HashAlgorithm.SHA512);

  private final KeyShape shape;
  private final @Nullable HashAlgorithm hash;

  SignatureAlgorithm(KeyShape shape, @Nullable HashAlgorithm hash) {
    this.shape = shape;
    this.hash = hash;
  }

  /// The hash that is named beside the key's kind; none where the algorithm brings its own.
  public Optional<HashAlgorithm> hash() {
    return Optional.ofNullable(hash);
  }

  /// Whether a key can make or check such signatures: its type and curve, the RSA key's object
  /// identifier with the parameters beside it, and an RSA modulus that has room for the padding.
  /// How strong a key has to be is not decided here.
  public boolean fits(PublicKey key) {
    return shape.fits(key, hash);
  }
}
