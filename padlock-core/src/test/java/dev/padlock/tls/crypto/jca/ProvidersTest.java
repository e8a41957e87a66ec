package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void theJdkServesEverythingWhenNothingElseIsChosen() {
    JcaCrypto.with(new SecureRandom())
        .origins()
        .forEach((primitive, origin) -> assertTrue(origin.startsWith("S"), primitive + origin));
  }

  @Test
  void aChosenProviderNeedNotBeRegistered() {
    JcaCrypto crypto =
        JcaCrypto.with(new SecureRandom(), new ProviderChoice(Primitive.ECDSA, new Token()));
    assertEquals("Token 1", crypto.origins().get("ECDSA"));
    assertTrue(crypto.origins().get("RSA").startsWith("SunRsaSign "));
  }

  @Test
  void aProviderIsNotChosenForWhatItDoesNotHave() {
    ProviderChoice choice = new ProviderChoice(Primitive.RSA, new Token());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> JcaCrypto.with(new SecureRandom(), choice));
    assertEquals("Token has no RSA", refused.getMessage());
  }

  /// As a key in a hardware module or with a remote signer is: it has no encoding, and one provider
  /// alone knows what to do with it.
  @Test
  void aKeyThatOnlyARegisteredProviderTakesIsSignedWithThere() throws TlsException {
    Security.addProvider(new Token());
    try {
      JcaCrypto crypto = JcaCrypto.with(new SecureRandom());
      assertTrue(crypto.origins().get("ECDSA").startsWith("SunEC "));
      byte[] signature =
          crypto
              .signer(SignatureAlgorithm.ECDSA_SECP256R1_SHA256, new TokenKey())
              .sign(new byte[] {5});
      assertArrayEquals(new byte[] {5, 'T'}, signature);
    } finally {
      Security.removeProvider("Token");
    }
  }

  @Test
  void aKeyThatNobodyTakesCannotSign() {
    TlsException refused =
        assertThrows(
            TlsException.class,
            () ->
                JcaCrypto.with(new SecureRandom())
                    .signer(SignatureAlgorithm.ECDSA_SECP256R1_SHA256, new TokenKey()));
    assertEquals(ConfigurationFault.KEY_CANNOT_SIGN, refused.refusal());
    assertTrue(refused.getSuppressed()[0] instanceof InvalidKeyException);
  }

  @Test
  void aProviderThatFailsIsNamedAsTheCause() throws TlsException {
    JcaCrypto crypto =
        JcaCrypto.with(new SecureRandom(), new ProviderChoice(Primitive.ECDSA, new Token()));
    var signer = crypto.signer(SignatureAlgorithm.ECDSA_SECP256R1_SHA256, new TokenKey());
    TlsException failed = assertThrows(TlsException.class, () -> signer.sign(new byte[0]));
    assertEquals(InternalFailure.CRYPTO_FAILED, failed.refusal());
    assertEquals("the token was pulled out", failed.getCause().getMessage());
  }

  private static final class Token extends Provider {
    private static final long serialVersionUID = 1L;

    Token() {
      super("Token", "1", "A pretended hardware module");
      put("Signature.SHA256withECDSA", TokenSignature.class.getName());
    }
  }

  private static final class TokenKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "token";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }

  /// Signs one byte, and fails at none.
  public static final class TokenSignature extends SignatureSpi {
    private byte[] content = {};

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      if (!(key instanceof TokenKey)) {
        throw new InvalidKeyException("not a key of this token");
      }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      throw new InvalidKeyException("a token only signs");
    }

    @Override
    protected void engineUpdate(byte b) {
      content = new byte[] {b};
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      content = length == 1 ? new byte[] {bytes[offset]} : content;
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      if (content.length == 0) {
        throw new SignatureException("the token was pulled out");
      }
      return new byte[] {content[0], 'T'};
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
      throw new UnsupportedOperationException(name);
    }
  }
}
