package dev.padlock.pki.path;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of RFC 5280 §6.1 whose breach we can name better than the JDK does. The anchor is
/// trusted as it is: what it breaks is a warning, except that it must be allowed to issue what is
/// below it.
record PathRules(CandidatePath path, PathRequest request, KeyPolicy policy) {
  /// What is understood, here or by the JDK's PKIX.
  private static final Set<Oid> UNDERSTOOD =
      Set.of(
          CertificateOids.KEY_USAGE,
          CertificateOids.SUBJECT_ALT_NAME,
          CertificateOids.BASIC_CONSTRAINTS,
          CertificateOids.NAME_CONSTRAINTS,
          CertificateOids.CERTIFICATE_POLICIES,
          CertificateOids.POLICY_MAPPINGS,
          CertificateOids.POLICY_CONSTRAINTS,
          CertificateOids.EXTENDED_KEY_USAGE,
          CertificateOids.INHIBIT_ANY_POLICY);

  /// Every breach, from the leaf upwards.
  List<Finding> refusals() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      Certificate certificate = path.certificates().get(i);
      try {
        if (i > 0) {
          Dates.check(certificate, request.at()).ifPresent(findings::add);
          authority(certificate, i - 1, true).ifPresent(findings::add);
        }
        criticalExtensions(certificate).ifPresent(findings::add);
        findings.addAll(new Strength(policy).check(certificate));
      } catch (PkiException e) {
        findings.add(LeafRules.unreadable(certificate, e));
      }
    }
    try {
      authority(path.anchor(), path.certificates().size() - 1, false).ifPresent(findings::add);
      NameWork.check(path).ifPresent(findings::add);
    } catch (PkiException e) {
      findings.add(LeafRules.unreadable(path.anchor(), e));
    }
    return findings;
  }

  /// What the anchor breaks.
  List<Finding> warnings() {
    List<Finding> findings = new ArrayList<>();
    Dates.check(path.anchor(), request.at()).ifPresent(findings::add);
    new Strength(policy).checkKey(path.anchor()).ifPresent(findings::add);
    return findings;
  }

  /// Whether `issuer` may issue to `below` intermediates and then the leaf. RFC 5280 §6.1.4 (k) to
  /// (n); an anchor may be so old that it lacks basicConstraints.
  private Optional<Finding> authority(Certificate issuer, int below, boolean mustSay)
      throws PkiException {
    Optional<BasicConstraints> constraints = issuer.basicConstraints();
    boolean isAuthority = constraints.map(BasicConstraints::ca).orElse(!mustSay);
    if (!isAuthority) {
      return breach(issuer, Reason.NOT_A_CA, "is not a certification authority");
    }
    Optional<Set<KeyUsage>> usages = issuer.keyUsage();
    if (usages.isPresent() && !usages.get().contains(KeyUsage.KEY_CERT_SIGN)) {
      return breach(issuer, Reason.KEY_USAGE, "may not sign certificates");
    }
    if (!LeafRules.permits(issuer, request.usage())) {
      return breach(
          issuer,
          Reason.EXTENDED_KEY_USAGE,
          "may not issue a certificate for " + request.usage().role());
    }
    int limit = constraints.map(BasicConstraints::pathLimit).orElse(BasicConstraints.UNLIMITED);
    int counted = counted(below);
    if (counted > limit) {
      String what =
          "may have %d intermediate certificates below it and has %d".formatted(limit, counted);
      return breach(issuer, Reason.PATH_LENGTH, what);
    }
    return Optional.empty();
  }

  /// RFC 5280 §6.1.4 (l): self-issued certificates do not count.
  private int counted(int below) {
    return (int)
        path.certificates().subList(1, below + 1).stream()
            .filter(certificate -> !certificate.isSelfIssued())
            .count();
  }

  private static Optional<Finding> breach(Certificate issuer, Reason reason, String what) {
    String sentence = "The issuer \"%s\" %s.".formatted(issuer.subject(), what);
    return Optional.of(Finding.about(issuer, reason, sentence, new Fact(FactName.FOUND, what)));
  }

  private static Optional<Finding> criticalExtensions(Certificate certificate) {
    return certificate.extensions().stream()
        .filter(e -> e.critical() && !UNDERSTOOD.contains(e.id()))
        .map(CertificateExtension::id)
        .findFirst()
        .map(id ->
            Finding.about(
                certificate,
                Reason.CRITICAL_EXTENSION,
                "The certificate \"%s\" has the critical extension %s, which is not understood."
                    .formatted(certificate.subject(), id),
                new Fact(FactName.FOUND, id.toString())));
  }
}
