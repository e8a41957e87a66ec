package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.error.PkiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// Whether a private key belongs to a public one.
public final class KeyMatch {
  private static final byte[] PROBE =
      "padlock: does this key fit?".getBytes(StandardCharsets.US_ASCII);

  private KeyMatch() {}

  /// RSA keys are compared by their modulus where both show it; any other key signs a probe that
  /// the public key must verify, which also works for a key that never leaves its device.
  public static boolean fits(PrivateKey privateKey, PublicKey publicKey) throws PkiException {
    if (privateKey instanceof RSAKey ours && publicKey instanceof RSAKey theirs) {
      return ours.getModulus().equals(theirs.getModulus());
    }
    CertificateSignature algorithm = CertificateSignature.forKey(publicKey);
    try {
      Signature signer = engine(algorithm);
      signer.initSign(privateKey);
      signer.update(PROBE);
      Signature verifier = engine(algorithm);
      verifier.initVerify(publicKey);
      verifier.update(PROBE);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false; // a key of another algorithm or curve
    }
  }

  private static Signature engine(CertificateSignature algorithm) throws GeneralSecurityException {
    Signature engine = Signature.getInstance(algorithm.jcaName());
    if (algorithm == CertificateSignature.RSASSA_PSS) {
      engine.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    return engine;
  }
}
