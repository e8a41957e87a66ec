package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.rule.Work;
import java.util.ArrayList;
import java.util.List;

/// Checks signatures, each pair of certificate and key once and within the bound. Not thread-safe.
final class SignatureChecks {
  private record Check(Certificate certificate, Octets key, boolean holds) {}

  private final Work work;
  private final List<Check> known = new ArrayList<>(4);

  SignatureChecks(Work work) {
    this.work = work;
  }

  /// Whether the issuer's key signed the certificate. False too where there is nothing left to
  /// spend, which `work` then tells.
  boolean holds(Certificate certificate, Certificate issuer) throws PkiException {
    Octets key = issuer.publicKeyInfo().der();
    for (Check check : known) {
      if (check.certificate.equals(certificate) && check.key.equals(key)) {
        return check.holds;
      }
    }
    if (!work.maySignature()) {
      return false;
    }
    boolean holds = certificate.isSignedBy(issuer.publicKey());
    known.add(new Check(certificate, key, holds));
    return holds;
  }
}
