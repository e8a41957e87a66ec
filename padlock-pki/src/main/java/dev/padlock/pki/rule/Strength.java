package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo.RsaNumbers;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.KeyPolicy;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;

/// Holds keys and signatures against the policy.
record Strength(KeyPolicy policy, Findings findings) {

  /// The certificate's key, and the signature on it. That on an anchor carries nothing, so its hash
  /// does not matter.
  void check(Certificate certificate, Place place) {
    try {
      key(certificate, place);
    } catch (PkiException e) {
      unsupported(certificate, place, e);
    }
    try {
      signature(certificate, place);
    } catch (PkiException e) {
      unsupported(certificate, place, e);
    }
  }

  private void key(Certificate certificate, Place place) throws PkiException {
    SubjectPublicKeyInfo info = certificate.publicKeyInfo();
    KeyAlgorithm kind = KeyAlgorithm.of(info.algorithm());
    switch (kind) {
      case EC -> large(certificate, place, "EC", info.bits().orElse(0), policy.minimumEcBits());
      case RSA, RSASSA_PSS -> {
        RsaNumbers numbers = info.rsaNumbers();
        large(certificate, place, "RSA", numbers.bits(), policy.minimumRsaBits());
        if (!numbers.areInForm()) {
          findings.add(
              place,
              certificate,
              Rule.KEY_FORM,
              "has an RSA key of %d bits or with an exponent that is not in use"
                  .formatted(numbers.bits()));
        }
      }
      case ED25519, ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> notPublic(certificate, place, kind);
    }
  }

  private void notPublic(Certificate certificate, Place place, KeyAlgorithm kind) {
    String what = "has a key of " + kind.jcaName() + ", which public authorities do not certify";
    findings.add(place, certificate, Rule.ALGORITHM_PERMITTED, what);
  }

  private void large(Certificate certificate, Place place, String kind, int bits, int minimum) {
    if (bits < minimum) {
      findings.add(
          place,
          Finding.about(
              certificate,
              Rule.KEY_STRONG,
              "The certificate \"%s\" has an %s key of %d bits; at least %d are asked for."
                  .formatted(certificate.subject(), kind, bits, minimum),
              new Fact(FactName.FOUND, kind + " " + bits),
              new Fact(FactName.REQUIRED, kind + " " + minimum)));
    }
  }

  private void signature(Certificate certificate, Place place) throws PkiException {
    CertificateSignature algorithm = CertificateSignature.of(certificate.signatureAlgorithm());
    if (place == Place.ANCHOR || policy.brokenHashesAllowed()) {
      return;
    }
    if (algorithm.hasBrokenHash(certificate.signatureAlgorithm())) {
      findings.add(
          place,
          Finding.about(
              certificate,
              Rule.SIGNATURE_STRONG,
              "The certificate \"%s\" is signed with %s, whose hash can be forged."
                  .formatted(certificate.subject(), algorithm.jcaName()),
              new Fact(FactName.FOUND, algorithm.jcaName())));
    }
  }

  private void unsupported(Certificate certificate, Place place, PkiException why) {
    findings.add(
        place,
        Finding.about(
            certificate,
            Rule.ALGORITHM_SUPPORTED,
            "The certificate \"%s\" can not be checked (%s)."
                .formatted(certificate.subject(), why.getMessage()),
            new Fact(FactName.DETAIL, why.getMessage())));
  }
}
