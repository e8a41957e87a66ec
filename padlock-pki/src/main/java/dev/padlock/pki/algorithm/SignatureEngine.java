package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/// Checks signatures, with JCA's engine for the last algorithm kept: the certificates of one chain
/// are mostly signed alike, and making an engine costs a good part of all that is done for one but
/// the signature itself. For one judgement: which providers there are is not asked again. Not
/// thread-safe.
public final class SignatureEngine {
  private @Nullable CertificateSignature algorithm;
  private @Nullable Signature engine;

  /// One that has checked nothing yet.
  public SignatureEngine() {}

  /// Whether `signature` over `content` was made with the private half of `key`. A signature that
  /// is not even well-formed is simply not one.
  public boolean verify(
      AlgorithmIdentifier identifier, PublicKey key, Octets content, Octets signature)
      throws PkiException {
    CertificateSignature named = CertificateSignature.of(identifier);
    PSSParameterSpec pss = named.pssParameters(identifier);
    try {
      Signature ready = ready(named, pss, key);
      content.update(ready);
      return signature.isVerifiedBy(ready);
    } catch (GeneralSecurityException e) {
      engine = null; // whatever it is in the middle of
      return false;
    }
  }

  private Signature ready(CertificateSignature named, @Nullable PSSParameterSpec pss, PublicKey key)
      throws GeneralSecurityException {
    Signature kept = named == algorithm ? engine : null;
    if (kept != null) {
      try {
        return prepared(kept, pss, key);
      } catch (InvalidKeyException ofAnotherProvider) {
        // It stays with the provider that took its first key; a new one asks all of them.
      }
    }
    Signature made = prepared(Signature.getInstance(named.jcaName()), pss, key);
    algorithm = named;
    engine = made;
    return made;
  }

  private static Signature prepared(Signature engine, @Nullable PSSParameterSpec pss, PublicKey key)
      throws GeneralSecurityException {
    if (pss != null) {
      engine.setParameter(pss);
    }
    engine.initVerify(key);
    return engine;
  }
}
