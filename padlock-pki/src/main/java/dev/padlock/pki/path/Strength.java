package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Holds keys and signatures against the policy.
record Strength(KeyPolicy policy) {

  /// The certificate's key, and the signature on it.
  List<Finding> check(Certificate certificate) {
    List<Finding> findings = new ArrayList<>();
    checkKey(certificate).ifPresent(findings::add);
    checkSignature(certificate).ifPresent(findings::add);
    return findings;
  }

  Optional<Finding> checkKey(Certificate certificate) {
    try {
      OptionalInt bits = certificate.publicKeyInfo().bits();
      if (bits.isEmpty()) {
        return Optional.empty();
      }
      Oid algorithm = certificate.publicKeyInfo().algorithm().algorithm();
      return algorithm.equals(KeyAlgorithm.EC.oid())
          ? tooShort(certificate, "EC", bits.getAsInt(), policy.minimumEcBits())
          : tooShort(certificate, "RSA", bits.getAsInt(), policy.minimumRsaBits());
    } catch (PkiException e) {
      return Optional.of(unsupported(certificate, e));
    }
  }

  private static Optional<Finding> tooShort(
      Certificate certificate, String kind, int bits, int minimum) {
    if (bits >= minimum) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            certificate,
            Reason.WEAK_KEY,
            "The certificate \"%s\" has an %s key of %d bits; at least %d are asked for."
                .formatted(certificate.subject(), kind, bits, minimum),
            new Fact(FactName.FOUND, kind + " " + bits),
            new Fact(FactName.REQUIRED, kind + " " + minimum)));
  }

  private Optional<Finding> checkSignature(Certificate certificate) {
    try {
      CertificateSignature algorithm = CertificateSignature.of(certificate.signatureAlgorithm());
      boolean isBroken = algorithm.hasBrokenHash(certificate.signatureAlgorithm());
      if (!isBroken || policy.brokenHashesAllowed()) {
        return Optional.empty();
      }
      return Optional.of(
          Finding.about(
              certificate,
              Reason.WEAK_SIGNATURE,
              "The certificate \"%s\" is signed with %s, whose hash can be forged."
                  .formatted(certificate.subject(), algorithm.jcaName()),
              new Fact(FactName.FOUND, algorithm.jcaName())));
    } catch (PkiException e) {
      return Optional.of(unsupported(certificate, e));
    }
  }

  private static Finding unsupported(Certificate certificate, PkiException why) {
    return Finding.about(
        certificate,
        Reason.UNSUPPORTED_ALGORITHM,
        "The certificate \"%s\" can not be checked (%s)."
            .formatted(certificate.subject(), why.getMessage()),
        new Fact(FactName.DETAIL, why.getMessage()));
  }
}
