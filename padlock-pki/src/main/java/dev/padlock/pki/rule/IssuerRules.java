package dev.padlock.pki.rule;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import java.util.List;
import java.util.Optional;

/// The rules for a certificate as the issuer of another one (RFC 5280 §6.1.4).
public final class IssuerRules {
  private final Certificate issuer;
  private final Place place;
  private final List<Certificate> below;
  private final Findings findings;

  private IssuerRules(Certificate issuer, Place place, List<Certificate> below, Findings findings) {
    this.issuer = issuer;
    this.place = place;
    this.below = below;
    this.findings = findings;
  }

  /// Every breach but that of a wrong signature.
  ///
  /// @param place INTERMEDIATE or ANCHOR
  /// @param below the path so far, the leaf first
  public static Findings check(
      Certificate issuer,
      Place place,
      List<Certificate> below,
      PathRequest request,
      ValidationPolicy policy) {
    Findings findings = new Findings(policy.strictness());
    Dates.check(issuer, place, request.at(), findings);
    IssuerRules rules = new IssuerRules(issuer, place, below, findings);
    try {
      rules.authority();
      rules.purpose(request);
      rules.depth(policy);
      rules.keyIdentifiers();
    } catch (PkiException e) {
      findings.unreadable(place, issuer, e);
    }
    CertificateRules.check(issuer, place, policy.keys(), findings);
    return findings;
  }

  /// RFC 5280 §6.1.4 (k) and (n).
  private void authority() throws PkiException {
    if (issuer.basicConstraints().isEmpty() && place == Place.ANCHOR) {
      breach(Rule.AUTHORITY_SAYS_SO, "does not say that it is a certification authority");
    } else if (!issuer.isAuthority()) {
      breach(Rule.ISSUER_IS_AUTHORITY, "is not a certification authority");
    }
    if (!issuer.permits(KeyUsage.KEY_CERT_SIGN)) {
      breach(Rule.ISSUER_MAY_SIGN, "may not sign certificates");
    }
  }

  private void purpose(PathRequest request) throws PkiException {
    if (!LeafRules.permits(issuer, request.usage())) {
      String what = "may not issue a certificate for " + request.usage().role();
      breach(Rule.ISSUER_PURPOSE_FITS, what);
    }
    boolean isRoot = place == Place.ANCHOR && issuer.isSelfIssued();
    if (isRoot && issuer.has(CertificateOids.EXTENDED_KEY_USAGE)) {
      breach(Rule.ROOT_HAS_NO_PURPOSE, "is a root and has an extKeyUsage");
    }
  }

  /// RFC 5280 §6.1.4 (l): self-issued certificates do not count.
  private void depth(ValidationPolicy policy) throws PkiException {
    Optional<BasicConstraints> constraints = issuer.basicConstraints();
    int limit =
        constraints.isPresent() ? constraints.get().pathLimit() : BasicConstraints.UNLIMITED;
    int counted = 0;
    for (int i = 1; i < below.size(); i++) {
      counted += below.get(i).isSelfIssued() ? 0 : 1;
    }
    String what = "may have %d intermediate certificates below it and has %d";
    if (counted > limit) {
      breach(Rule.PATH_LENGTH_KEPT, what.formatted(limit, counted));
    }
    if (counted > policy.maximumIntermediates()) {
      breach(Rule.DEPTH_LIMIT_KEPT, what.formatted(policy.maximumIntermediates(), counted));
    }
  }

  private void keyIdentifiers() throws PkiException {
    if (KeyIdentifiers.disagree(below.getLast(), issuer)) {
      Octets found = issuer.subjectKeyIdentifier().orElse(Octets.EMPTY);
      String what =
          "has the key identifier %s, and \"%s\" names another one"
              .formatted(found.hex(), below.getLast().subject());
      breach(Rule.KEY_IDENTIFIERS_AGREE, what);
    }
  }

  private void breach(Rule rule, String what) {
    String sentence = "The issuer \"%s\" %s.".formatted(issuer.subject(), what);
    findings.add(place, Finding.about(issuer, rule, sentence, new Fact(FactName.FOUND, what)));
  }
}
