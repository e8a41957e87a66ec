package dev.padlock.pki.algorithm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignatureEngineTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Octets SAID = Octets.wrap("said".getBytes());
  private static final Octets UNSAID = Octets.wrap("unsaid".getBytes());

  @Test
  void anEngineThatWasUsedChecksTheNextSignatureAsWell() throws PkiException {
    SignatureEngine engine = new SignatureEngine();
    for (KeyKind kind : List.of(KeyKind.EC_P256, KeyKind.RSA_2048, KeyKind.ED25519)) {
      KeyPair keys = kind.generate(RANDOM);
      Octets signature = sign(keys);
      KeyPair others = kind.generate(RANDOM);

      for (int i = 0; i < 3; i++) {
        assertTrue(verify(engine, keys, SAID, signature), kind::name);
        assertFalse(verify(engine, keys, UNSAID, signature), kind::name);
        assertFalse(verify(engine, others, SAID, signature), kind::name);
        assertFalse(verify(engine, keys, SAID, Octets.wrap(new byte[] {1, 2, 3})), kind::name);
      }
    }
  }

  @Test
  void aKeyThatTheLastProviderRefusesIsGivenToTheOthers() throws PkiException {
    KeyPair small = KeyKind.EC_P256.generate(RANDOM);
    KeyPair large = KeyKind.EC_P384.generate(RANDOM);
    CertificateSignature algorithm = CertificateSignature.ECDSA_WITH_SHA512;
    Octets said = algorithm.sign(large.getPrivate(), SAID, RANDOM);
    SignatureEngine engine = new SignatureEngine();
    Security.insertProviderAt(new Choosy(), 1);
    try {
      assertTrue(verify(engine, algorithm, small.getPublic(), Octets.EMPTY), "by the choosy one");
      assertTrue(verify(engine, algorithm, large.getPublic(), said), "by the JDK");
    } finally {
      Security.removeProvider("Choosy");
    }
    assertFalse(verify(engine, algorithm, small.getPublic(), Octets.EMPTY), "by the JDK");
  }

  @Test
  void whatNearlyAllCertificatesNameIsReadLikeTheRest() throws PkiException {
    for (CertificateSignature algorithm : CertificateSignature.values()) {
      AlgorithmIdentifier named = algorithm.identifier();
      Octets encoding = DerWriter.write(named::write);

      assertEquals(named, AlgorithmIdentifier.read(DerReader.of(encoding)));
    }
  }

  private static Octets sign(KeyPair keys) throws PkiException {
    return CertificateSignature.forKey(keys.getPublic()).sign(keys.getPrivate(), SAID, RANDOM);
  }

  private static boolean verify(
      SignatureEngine engine, KeyPair keys, Octets content, Octets signature) throws PkiException {
    CertificateSignature algorithm = CertificateSignature.forKey(keys.getPublic());
    return engine.verify(algorithm.identifier(), keys.getPublic(), content, signature);
  }

  private static boolean verify(
      SignatureEngine engine, CertificateSignature algorithm, PublicKey key, Octets signature)
      throws PkiException {
    return engine.verify(algorithm.identifier(), key, SAID, signature);
  }

  /// Takes keys of P-256 alone, and then accepts whatever there is.
  static final class Choosy extends Provider {
    private static final long serialVersionUID = 1L;

    Choosy() {
      super("Choosy", "1", "for one test");
      put("Signature.SHA512withECDSA", Engine.class.getName());
    }

    public static final class Engine extends SignatureSpi {
      @Override
      protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        if (key.getEncoded().length > 91) {
          throw new InvalidKeyException("too large");
        }
      }

      @Override
      protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        throw new InvalidKeyException("it only verifies");
      }

      @Override
      protected void engineUpdate(byte octet) {}

      @Override
      protected void engineUpdate(byte[] octets, int from, int count) {}

      @Override
      protected byte[] engineSign() {
        return new byte[0];
      }

      @Override
      protected boolean engineVerify(byte[] signature) {
        return true;
      }

      @Override
      @Deprecated
      protected void engineSetParameter(String name, Object value) {}

      @Override
      @Deprecated
      protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException(name);
      }
    }
  }
}
