package dev.padlock.proving.x509;

import dev.padlock.pki.algorithm.CertificateSignature;
import java.security.AlgorithmParameters;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/// A provider of signatures that hold by decree: all of them, or those whose last octet is even. It
/// counts them. For one thread.
final class GivenSignatures extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "Given";

  private static boolean isHalf;
  private static int count;

  private GivenSignatures() {
    super(NAME, "1", "signatures hold by decree; for fuzzing only");
    for (CertificateSignature one : CertificateSignature.values()) {
      put("Signature." + one.jcaName(), Given.class.getName());
    }
  }

  /// From now on no signature in this process is checked, until [#remove()].
  static void install(boolean half) {
    isHalf = half;
    if (Security.getProvider(NAME) == null) {
      Security.insertProviderAt(new GivenSignatures(), 1);
    }
  }

  static void remove() {
    Security.removeProvider(NAME);
  }

  static void startCounting() {
    count = 0;
  }

  static int counted() {
    return count;
  }

  /// Holds, or does not.
  public static final class Given extends SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException("it only verifies");
    }

    @Override
    protected void engineUpdate(byte octet) {}

    @Override
    protected void engineUpdate(byte[] octets, int from, int octetCount) {}

    @Override
    protected byte[] engineSign() throws SignatureException {
      throw new SignatureException("it only verifies");
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      count++;
      return !isHalf || (signature.length > 0 && signature[signature.length - 1] % 2 == 0);
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters) {}

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
      return null;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException("it has no parameters");
    }
  }
}
