package dev.padlock.pki.algorithm;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// JCA's signature engines, each used again and again: making one costs more than all else that is
/// done for a certificate but the signature itself. Of each algorithm one is kept while nobody uses
/// it. None has a secret. Thread-safe.
final class Verifiers {
  private static final AtomicReferenceArray<@Nullable Signature> SPARE =
      new AtomicReferenceArray<>(CertificateSignature.values().length);

  private Verifiers() {}

  /// An engine that nobody else has, ready to be given what was signed.
  ///
  /// @param pss for RSASSA-PSS alone
  static Signature take(
      CertificateSignature algorithm, @Nullable PSSParameterSpec pss, PublicKey key)
      throws GeneralSecurityException {
    Signature spare = SPARE.getAndSet(algorithm.ordinal(), null);
    if (spare != null) {
      try {
        return prepared(spare, pss, key);
      } catch (InvalidKeyException ofAnotherProvider) {
        // It stays with the provider that took its first key; a new one asks all of them.
      }
    }
    return prepared(Signature.getInstance(algorithm.jcaName()), pss, key);
  }

  private static Signature prepared(Signature engine, @Nullable PSSParameterSpec pss, PublicKey key)
      throws GeneralSecurityException {
    if (pss != null) {
      engine.setParameter(pss);
    }
    engine.initVerify(key);
    return engine;
  }

  /// Takes back an engine that has verified.
  static void giveBack(CertificateSignature algorithm, Signature engine) {
    SPARE.set(algorithm.ordinal(), engine);
  }
}
