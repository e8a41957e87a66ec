package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.revocation.IssuingScope;
import dev.padlock.pki.revocation.Revocation;
import dev.padlock.pki.revocation.RevocationList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds a path against the revocation lists that were given (RFC 5280 §6.3). A certificate whose
/// issuer no list is from is not asked about; one whose issuer's lists can not be relied on is
/// refused. Every list is asked: an issuer may have one for each part of what it issued, and a
/// serial number that it names is withdrawn, whichever list says so.
public record RevocationListRules(
    List<RevocationList> lists, Instant at, Findings findings, Work work) {

  /// @param path leaf first, without the anchor
  public void check(List<Certificate> path, Certificate anchor) {
    for (int i = 0; i < path.size() && !lists.isEmpty(); i++) {
      Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : anchor;
      check(path.get(i), issuer, i == 0 ? Place.LEAF : Place.INTERMEDIATE);
    }
  }

  private void check(Certificate certificate, Certificate issuer, Place place) {
    String problem = "";
    boolean isAnswered = false;
    for (RevocationList list : lists) {
      if (list.issuer().isSameAs(certificate.issuer()) && speaksOf(list, certificate)) {
        Optional<String> unusable = unusable(list, issuer);
        problem = unusable.orElse(problem);
        if (unusable.isEmpty()) {
          isAnswered = true;
          apply(list, certificate, place);
        }
      }
    }
    if (!isAnswered && !problem.isEmpty()) {
      findings.add(place, unknown(certificate, problem));
    }
  }

  /// A list whose scope can not be read is looked at, and found unusable.
  private static boolean speaksOf(RevocationList list, Certificate certificate) {
    try {
      IssuingScope scope = IssuingScope.of(list);
      boolean isAuthority = certificate.isAuthority();
      return !(scope.onlyUsers() && isAuthority) && !(scope.onlyAuthorities() && !isAuthority);
    } catch (PkiException e) {
      return true;
    }
  }

  /// RFC 5280 §6.3.3 (b) to (g): why it can not be relied on; empty where it can.
  private Optional<String> unusable(RevocationList list, Certificate issuer) {
    try {
      String problem = outOfTime(list);
      problem = problem.isEmpty() ? notUnderstood(list) : problem;
      problem = problem.isEmpty() ? notSigned(list, issuer) : problem;
      return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    } catch (PkiException e) {
      return Optional.of("it can not be read: " + e.getMessage());
    }
  }

  private String outOfTime(RevocationList list) {
    if (list.thisUpdate().isAfter(at)) {
      return "it is of " + list.thisUpdate();
    }
    Optional<Instant> next = list.nextUpdate();
    if (next.isPresent() && !next.get().isBefore(at)) {
      return "";
    }
    return "a newer one was due at " + next.map(Instant::toString).orElse("a time it leaves open");
  }

  private static String notUnderstood(RevocationList list) throws PkiException {
    for (CertificateExtension extension : list.extensions()) {
      boolean isKnown = extension.id().equals(RevocationList.ISSUING_DISTRIBUTION_POINT);
      if (extension.critical() && !isKnown) {
        return "it has the critical extension " + extension.id();
      }
    }
    boolean isPartial = IssuingScope.of(list).isPartial() || list.hasUnknownEntries();
    return isPartial ? "it speaks of a part only, or of other issuers" : "";
  }

  private String notSigned(RevocationList list, Certificate issuer) throws PkiException {
    if (!issuer.permits(KeyUsage.CRL_SIGN)) {
      return "its issuer's keyUsage does not let it sign lists";
    }
    AlgorithmIdentifier algorithm = list.signatureAlgorithm();
    boolean isBroken = CertificateSignature.of(algorithm).hasBrokenHash(algorithm);
    if (!work.maySignature()) {
      return "there is too much else to check";
    }
    boolean holds = !isBroken && list.doAlgorithmsAgree() && list.isSignedBy(issuer);
    return holds ? "" : "its signature does not hold";
  }

  private void apply(RevocationList list, Certificate certificate, Place place) {
    form(list, certificate, place);
    Optional<Revocation> found = list.revocation(certificate.serial());
    found.ifPresent(revocation -> findings.add(place, revoked(certificate, revocation)));
  }

  private void form(RevocationList list, Certificate certificate, Place place) {
    if (list.version() != 2
        || list.extension(RevocationList.CRL_NUMBER).isEmpty()
        || list.extension(CertificateOids.AUTHORITY_KEY_IDENTIFIER).isEmpty()) {
      String what = "is from an issuer whose revocation list lacks its number or key identifier";
      findings.add(place, certificate, Rule.REVOCATION_LIST_FORM, what);
    }
  }

  static Finding revoked(Certificate certificate, Revocation revocation) {
    return Finding.about(
        certificate,
        Rule.NOT_REVOKED,
        "The certificate \"%s\" was revoked at %s (%s)."
            .formatted(certificate.subject(), revocation.at(), revocation.why()),
        new Fact(FactName.FOUND, revocation.why()),
        new Fact(FactName.ISSUER, certificate.issuer().toString()));
  }

  private static Finding unknown(Certificate certificate, String problem) {
    return Finding.about(
        certificate,
        Rule.REVOCATION_LIST_USABLE,
        "The revocation list of \"%s\" says nothing about \"%s\" that can be relied on: %s."
            .formatted(certificate.issuer(), certificate.subject(), problem),
        new Fact(FactName.DETAIL, problem));
  }
}
