package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.KeyPolicy;
import dev.padlock.pki.path.Place;

/// The rules for a certificate by itself, whatever path it stands on.
final class CertificateRules {
  private CertificateRules() {}

  static void check(Certificate certificate, Place place, KeyPolicy keys, Findings findings) {
    FormRules.check(certificate, place, findings);
    new ExtensionRules(certificate, place, findings).check();
    new Strength(keys, findings).check(certificate, place);
  }
}
