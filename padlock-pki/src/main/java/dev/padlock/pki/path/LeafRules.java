package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.NameMatch;
import dev.padlock.pki.name.NameMatch.Likely;
import dev.padlock.pki.name.NameMatch.Mismatched;
import dev.padlock.pki.name.ReferenceIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules for the peer's own certificate, whatever path it has: its dates, its name, its use.
final class LeafRules {
  private LeafRules() {}

  /// Every breach, the dates first.
  static List<Finding> check(Certificate leaf, PathRequest request) {
    List<Finding> findings = new ArrayList<>();
    Dates.check(leaf, request.at()).ifPresent(findings::add);
    try {
      if (request.askedName().isPresent()) {
        name(leaf, request.askedName().get()).ifPresent(findings::add);
      }
      keyUsage(leaf, request.usage()).ifPresent(findings::add);
      purpose(leaf, request.usage()).ifPresent(findings::add);
    } catch (PkiException e) {
      findings.add(unreadable(leaf, e));
    }
    return findings;
  }

  static Finding unreadable(Certificate certificate, PkiException why) {
    return Finding.about(
        certificate,
        Reason.UNREADABLE,
        "The certificate \"%s\" can not be read (%s)."
            .formatted(certificate.subject(), why.getMessage()),
        new Fact(FactName.DETAIL, why.getMessage()));
  }

  private static Optional<Finding> name(Certificate leaf, ReferenceIdentity asked)
      throws PkiException {
    NameMatch match = asked.match(leaf);
    if (!(match instanceof Mismatched mismatch)) {
      return Optional.empty();
    }
    Reason reason =
        mismatch.likely() == Likely.COMMON_NAME_ONLY
            ? Reason.COMMON_NAME_ONLY
            : Reason.NAME_MISMATCH;
    return Optional.of(
        Finding.about(
            leaf,
            reason,
            mismatch.sentence(),
            new Fact(FactName.ASKED, mismatch.asked()),
            new Fact(FactName.PRESENTED, String.join(", ", mismatch.presented()))));
  }

  private static Optional<Finding> keyUsage(Certificate leaf, Usage usage) throws PkiException {
    Optional<Set<KeyUsage>> usages = leaf.keyUsage();
    if (usages.isEmpty() || usage.isAllowedBy(usages.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            leaf,
            Reason.KEY_USAGE,
            "The certificate \"%s\" says that its key is for %s, which does not make it %s."
                .formatted(leaf.subject(), usages.get(), usage.role()),
            new Fact(FactName.FOUND, usages.get().toString())));
  }

  private static Optional<Finding> purpose(Certificate leaf, Usage usage) throws PkiException {
    if (permits(leaf, usage)) {
      return Optional.empty();
    }
    String found = leaf.extendedKeyUsage().orElse(Set.of()).toString();
    return Optional.of(
        Finding.about(
            leaf,
            Reason.EXTENDED_KEY_USAGE,
            "The certificate \"%s\" is not for %s: its extKeyUsage names %s."
                .formatted(leaf.subject(), usage.role(), found),
            new Fact(FactName.FOUND, found),
            new Fact(FactName.REQUIRED, usage.purpose().toString())));
  }

  /// RFC 5280 §4.2.1.12: a certificate without the extension is for every purpose.
  static boolean permits(Certificate certificate, Usage usage) throws PkiException {
    Optional<Set<Oid>> purposes = certificate.extendedKeyUsage();
    return purposes.isEmpty()
        || purposes.get().contains(usage.purpose())
        || purposes.get().contains(CertificateOids.ANY_EXTENDED_KEY_USAGE);
  }
}
