package dev.padlock.pki.algorithm;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// The kinds of key pair that can be made.
public enum KeyKind {
  EC_P256("EC", new ECGenParameterSpec("secp256r1")),
  EC_P384("EC", new ECGenParameterSpec("secp384r1")),
  EC_P521("EC", new ECGenParameterSpec("secp521r1")),
  RSA_1024("RSA", rsa(1024)),
  RSA_2048("RSA", rsa(2048)),
  RSA_3072("RSA", rsa(3072)),
  RSA_4096("RSA", rsa(4096)),
  RSASSA_PSS_2048("RSASSA-PSS", rsa(2048)),
  RSASSA_PSS_3072("RSASSA-PSS", rsa(3072)),
  ED25519("Ed25519", NamedParameterSpec.ED25519),
  ED448("Ed448", NamedParameterSpec.ED448),
  ML_DSA_44("ML-DSA", NamedParameterSpec.ML_DSA_44),
  ML_DSA_65("ML-DSA", NamedParameterSpec.ML_DSA_65),
  ML_DSA_87("ML-DSA", NamedParameterSpec.ML_DSA_87);

  private final String jcaName;
  private final AlgorithmParameterSpec parameters;

  KeyKind(String jcaName, AlgorithmParameterSpec parameters) {
    this.jcaName = jcaName;
    this.parameters = parameters;
  }

  private static RSAKeyGenParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  /// A new key pair of this kind.
  public KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(jcaName);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK 25 makes every kind in this list", e);
    }
  }
}
