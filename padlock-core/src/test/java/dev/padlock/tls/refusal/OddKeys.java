package dev.padlock.tls.refusal;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.Parties;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.SigningKey;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.HexFormat;
import java.util.List;

/// Keys and providers that do not do what they should.
final class OddKeys {

  /// A SubjectPublicKeyInfo of an algorithm that nobody knows.
  private static final byte[] UNKNOWN = HexFormat.of().parseHex("300c3006060428010203030200aa");

  private OddKeys() {}

  /// A certificate whose key is shorter than any signature of TLS 1.3.
  static Credential tooShort() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(512);
    return credential(generator.generateKeyPair().getPublic());
  }

  /// A certificate whose key is of an algorithm that nobody knows.
  static Credential unreadable() throws Exception {
    return credential(
        new PublicKey() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getAlgorithm() {
            return "unknown";
          }

          @Override
          public String getFormat() {
            return "X.509";
          }

          @Override
          public byte[] getEncoded() {
            return UNKNOWN.clone();
          }
        });
  }

  private static Credential credential(PublicKey key) throws Exception {
    Certificate leaf = TestCa.root().sign(CertificateProfile.server(Parties.NAME), key);
    return Credential.of(
        List.of(leaf), SigningKey.local(TestCa.keys(KeyKind.EC_P256).getPrivate()));
  }

  /// A key that says nothing about itself, as if it lived in a module that is not there.
  static PrivateKey opaque() {
    return new PrivateKey() {
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
      public byte[] getEncoded() {
        return new byte[0];
      }
    };
  }

  /// A provider whose ECDSA takes every key and signs nothing.
  static final class Failing extends Provider {
    private static final long serialVersionUID = 1L;

    Failing() {
      super("Failing", "1", "signs nothing");
      putService(
          new Service(
              this, "Signature", "SHA256withECDSA", FailingSignature.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new FailingSignature();
            }
          });
    }
  }

  @SuppressWarnings("InlineMeSuggester")
  private static final class FailingSignature extends SignatureSpi {

    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(PrivateKey key) {}

    @Override
    protected void engineUpdate(byte content) {}

    @Override
    protected void engineUpdate(byte[] content, int offset, int length) {}

    @Override
    protected byte[] engineSign() throws SignatureException {
      throw new SignatureException("the token was pulled");
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return false;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      return name;
    }
  }
}
