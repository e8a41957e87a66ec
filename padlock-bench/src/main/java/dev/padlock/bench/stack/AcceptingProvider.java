package dev.padlock.bench.stack;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;

/// A provider whose signatures hold, whatever they are over: for measuring what is not a signature.
final class AcceptingProvider extends Provider {
  private static final long serialVersionUID = 1L;

  AcceptingProvider() {
    super("Accepting", "1", "accepts every signature; for benchmarks only");
    put("Signature.SHA256withECDSA", Accepting.class.getName());
    put("Signature.SHA256withRSA", Accepting.class.getName());
  }

  /// Accepts.
  public static final class Accepting extends SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException("it only verifies");
    }

    @Override
    protected void engineUpdate(byte octet) {}

    @Override
    protected void engineUpdate(byte[] octets, int from, int count) {}

    @Override
    protected byte[] engineSign() throws SignatureException {
      throw new SignatureException("it only verifies");
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }

    @Override
    protected boolean engineVerify(byte[] octets, int from, int count) {
      return true;
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
