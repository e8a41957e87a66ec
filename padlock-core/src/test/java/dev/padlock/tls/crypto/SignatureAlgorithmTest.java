package dev.padlock.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureAlgorithmTest {

  @Test
  void itsHashIsNamedWhereItHasOne() {
    assertEquals(Optional.of(HashAlgorithm.SHA384), SignatureAlgorithm.RSA_PSS_PSS_SHA384.hash());
    assertEquals(Optional.empty(), SignatureAlgorithm.ED25519.hash());
  }

  /// RFC 8017 §9.1.1 and §9.2: the shortest moduli that have room for the padding, and those
  /// before.
  @ParameterizedTest
  @CsvSource({
    "RSA_PSS_RSAE_SHA256, 522",
    "RSA_PSS_RSAE_SHA384, 778",
    "RSA_PSS_RSAE_SHA512, 1034",
    "RSA_PKCS1_SHA256, 489",
    "RSA_PKCS1_SHA384, 617",
    "RSA_PKCS1_SHA512, 745"
  })
  void anRsaKeyNeedsRoomForThePadding(SignatureAlgorithm algorithm, int shortest)
      throws GeneralSecurityException {
    assertTrue(algorithm.fits(rsa(Math.max(shortest, 512), "RSA", null)));
    if (shortest > 512) {
      assertFalse(algorithm.fits(rsa(shortest - 1, "RSA", null)));
    }
  }

  @Test
  void theParametersOfAPssKeyRestrictIt() throws GeneralSecurityException {
    SignatureAlgorithm sha256 = SignatureAlgorithm.RSA_PSS_PSS_SHA256;
    assertTrue(sha256.fits(pss("SHA-256", MGF1ParameterSpec.SHA256, 32)));
    assertTrue(sha256.fits(pss("SHA-256", MGF1ParameterSpec.SHA256, 0)));
    assertFalse(sha256.fits(pss("SHA-256", MGF1ParameterSpec.SHA256, 33)));
    assertFalse(sha256.fits(pss("SHA-256", MGF1ParameterSpec.SHA384, 32)));
    assertFalse(sha256.fits(pss("SHA-384", MGF1ParameterSpec.SHA256, 32)));
    assertTrue(sha256.fits(rsa(2048, "RSASSA-PSS", null)));
    assertFalse(sha256.fits(rsa(2048, "RSA", null)));
  }

  @Test
  void aKeyWithoutAnEncodingFitsNothing() {
    PublicKey opaque =
        new PublicKey() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getAlgorithm() {
            return "EC";
          }

          @Override
          public String getFormat() {
            return "none";
          }

          @Override
          @SuppressWarnings("NullAway") // what the JDK allows
          public byte[] getEncoded() {
            return null;
          }
        };
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertFalse(algorithm.fits(opaque));
    }
  }

  private static PublicKey pss(String hash, MGF1ParameterSpec mgf, int salt)
      throws GeneralSecurityException {
    return rsa(2048, "RSASSA-PSS", new PSSParameterSpec(hash, "MGF1", mgf, salt, 1));
  }

  /// No real key: a number of the right length.
  private static PublicKey rsa(int bits, String algorithm, PSSParameterSpec parameters)
      throws GeneralSecurityException {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    RSAPublicKeySpec spec = new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537), parameters);
    return KeyFactory.getInstance(algorithm).generatePublic(spec);
  }
}
