package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/// What the JCA calls a signature algorithm, and which parameters it needs beside the name.
record SignatureName(Primitive primitive, String jcaName, @Nullable PSSParameterSpec parameters) {

  static SignatureName of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ECDSA_SECP256R1_SHA256, ECDSA_SHA256 -> plain(Primitive.ECDSA, "SHA256withECDSA");
      case ECDSA_SECP384R1_SHA384, ECDSA_SHA384 -> plain(Primitive.ECDSA, "SHA384withECDSA");
      case ECDSA_SECP521R1_SHA512, ECDSA_SHA512 -> plain(Primitive.ECDSA, "SHA512withECDSA");
      case RSA_PSS_RSAE_SHA256, RSA_PSS_PSS_SHA256 ->
          pss(HashAlgorithm.SHA256, MGF1ParameterSpec.SHA256);
      case RSA_PSS_RSAE_SHA384, RSA_PSS_PSS_SHA384 ->
          pss(HashAlgorithm.SHA384, MGF1ParameterSpec.SHA384);
      case RSA_PSS_RSAE_SHA512, RSA_PSS_PSS_SHA512 ->
          pss(HashAlgorithm.SHA512, MGF1ParameterSpec.SHA512);
      case RSA_PKCS1_SHA256 -> plain(Primitive.RSA, "SHA256withRSA");
      case RSA_PKCS1_SHA384 -> plain(Primitive.RSA, "SHA384withRSA");
      case RSA_PKCS1_SHA512 -> plain(Primitive.RSA, "SHA512withRSA");
      case ED25519 -> plain(Primitive.EDDSA, "Ed25519");
      case ED448 -> plain(Primitive.EDDSA, "Ed448");
      case MLDSA44 -> plain(Primitive.ML_DSA, "ML-DSA-44");
      case MLDSA65 -> plain(Primitive.ML_DSA, "ML-DSA-65");
      case MLDSA87 -> plain(Primitive.ML_DSA, "ML-DSA-87");
    };
  }

  private static SignatureName plain(Primitive primitive, String jcaName) {
    return new SignatureName(primitive, jcaName, null);
  }

  /// The salt is as long as the hash, and MGF1 uses the same hash (RFC 9846 §4.3.3).
  private static SignatureName pss(HashAlgorithm hash, MGF1ParameterSpec mgf) {
    int saltLength = hash.length();
    return new SignatureName(
        Primitive.RSA,
        "RSASSA-PSS",
        new PSSParameterSpec(
            hash.jcaName(), "MGF1", mgf, saltLength, PSSParameterSpec.TRAILER_FIELD_BC));
  }
}
