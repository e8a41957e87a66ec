package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.error.PkiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// Whether a private key belongs to a public one.
public final class KeyMatch {
  private static final byte[] PROBE =
      "padlock: does this key fit?".getBytes(StandardCharsets.US_ASCII);

  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private KeyMatch() {}

  /// RSA keys are compared by their modulus where both show it. A key that is more than that also
  /// signs a probe that the public key must verify, so that a damaged one is found here and not in
  /// a handshake; and so does any other key, which works for one that never leaves its device.
  public static boolean fits(PrivateKey privateKey, PublicKey publicKey) throws PkiException {
    if (privateKey instanceof RSAKey ours && publicKey instanceof RSAKey theirs) {
      return ours.getModulus().equals(theirs.getModulus())
          && (!(ours instanceof RSAPrivateKey)
              || signs(privateKey, publicKey, CertificateSignature.RSASSA_PSS));
    }
    return signs(privateKey, publicKey, CertificateSignature.forKey(publicKey));
  }

  private static boolean signs(
      PrivateKey privateKey, PublicKey publicKey, CertificateSignature algorithm) {
    try {
      Signature signer = engine(algorithm, privateKey);
      signer.initSign(privateKey);
      signer.update(PROBE);
      Signature verifier = engine(algorithm, privateKey);
      verifier.initVerify(publicKey);
      verifier.update(PROBE);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false; // a key of another algorithm or curve, or one that is damaged
    }
  }

  /// A key for RSASSA-PSS alone may say which hash it is for (RFC 4055 §1.2).
  private static Signature engine(CertificateSignature algorithm, PrivateKey key)
      throws GeneralSecurityException {
    Signature engine = Signature.getInstance(algorithm.jcaName());
    if (algorithm == CertificateSignature.RSASSA_PSS) {
      engine.setParameter(
          key instanceof RSAKey rsa && rsa.getParams() != null ? rsa.getParams() : PSS);
    }
    return engine;
  }
}
