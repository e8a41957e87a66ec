package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.rule.Work;
import java.util.HashMap;
import java.util.Map;

/// Checks signatures, each pair of certificate and key once and within the bound. Not thread-safe.
final class SignatureChecks {
  private record Pair(Certificate certificate, Octets key) {}

  private final Work work;
  private final Map<Pair, Boolean> known = new HashMap<>();

  SignatureChecks(Work work) {
    this.work = work;
  }

  /// Whether the issuer's key signed the certificate. False too where there is nothing left to
  /// spend, which `work` then tells.
  boolean holds(Certificate certificate, Certificate issuer) throws PkiException {
    Pair pair = new Pair(certificate, issuer.publicKeyInfo().der());
    Boolean before = known.get(pair);
    if (before != null) {
      return before;
    }
    if (!work.maySignature()) {
      return false;
    }
    boolean holds = certificate.isSignedBy(issuer.publicKey());
    known.put(pair, holds);
    return holds;
  }
}
