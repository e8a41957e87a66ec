package dev.padlock.pki.rule;

import dev.padlock.pki.AuthorityKeyIdentifier;
import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules for the extensions of every certificate (RFC 5280 §4.2), whoever holds it.
record ExtensionRules(Certificate certificate, Place place, Findings findings) {
  /// What is understood here and may be critical.
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

  /// Which of them must be critical (RFC 5280 §4.2.1.11 and §4.2.1.14).
  private static final Set<Oid> ALWAYS_CRITICAL =
      Set.of(CertificateOids.POLICY_CONSTRAINTS, CertificateOids.INHIBIT_ANY_POLICY);

  /// Those that no rule here looks into.
  private static final Map<Oid, Reading> READ_FOR_ITSELF =
      Map.of(
          CertificateOids.AUTHORITY_INFORMATION_ACCESS, Certificate::authorityInformation,
          CertificateOids.CERTIFICATE_POLICIES, Certificate::policies,
          CertificateOids.POLICY_MAPPINGS, Certificate::policyMappings,
          CertificateOids.POLICY_CONSTRAINTS, Certificate::policyConstraints,
          CertificateOids.INHIBIT_ANY_POLICY, Certificate::inhibitAnyPolicy);

  void check() {
    criticality();
    try {
      readable();
      keyIdentifiers();
      constraintsAndUses();
    } catch (PkiException e) {
      findings.unreadable(place, certificate, e);
    }
  }

  /// RFC 5280 §4.2: an extension that is critical and can not be processed refuses, also one that
  /// this path does not need.
  private void readable() throws PkiException {
    List<CertificateExtension> all = certificate.extensions();
    for (int i = 0; i < all.size(); i++) {
      Reading reading = READ_FOR_ITSELF.get(all.get(i).id());
      if (reading != null) {
        reading.read(certificate);
      }
    }
  }

  private interface Reading {
    Object read(Certificate certificate) throws PkiException;
  }

  private void criticality() {
    List<CertificateExtension> all = certificate.extensions();
    for (int i = 0; i < all.size(); i++) {
      CertificateExtension extension = all.get(i);
      if (extension.critical() && !UNDERSTOOD.contains(extension.id())) {
        String what = "has the critical extension " + extension.id() + ", which is not understood";
        add(Rule.CRITICAL_EXTENSIONS_KNOWN, what);
      }
      if (!extension.critical() && ALWAYS_CRITICAL.contains(extension.id())) {
        String what = "has the extension " + extension.id() + ", which is not critical";
        add(Rule.POLICY_CONSTRAINTS_CRITICAL, what);
      }
    }
  }

  private void keyIdentifiers() throws PkiException {
    Optional<AuthorityKeyIdentifier> authority = certificate.authorityKeyIdentifier();
    Optional<Octets> own = certificate.subjectKeyIdentifier();
    boolean isTrusted = place == Place.ANCHOR || place == Place.TRUSTED_LEAF;
    boolean isRoot = isTrusted && certificate.isSelfIssued();
    if (authority.isEmpty()) {
      // A root may leave it out, and is one by its signature rather than by its names.
      if (!certificate.isSelfIssued() && !(isTrusted && certificate.isSelfSigned())) {
        add(Rule.AUTHORITY_KEY_IDENTIFIER_PRESENT, "has no authorityKeyIdentifier");
      }
      return;
    }
    AuthorityKeyIdentifier found = authority.get();
    boolean isAlone =
        !found.keyIdentifier().isEmpty()
            && found.authorityIssuer().isEmpty()
            && found.authoritySerial().isEmpty();
    boolean isOwn = own.isPresent() && own.get().equals(found.keyIdentifier());
    if (!isAlone || (isRoot && !isOwn)) {
      add(
          Rule.AUTHORITY_KEY_IDENTIFIER_FORM,
          isAlone
              ? "signs itself and names another key in its authorityKeyIdentifier"
              : "has an authorityKeyIdentifier that is not just a key identifier");
    }
  }

  private void constraintsAndUses() throws PkiException {
    Optional<BasicConstraints> constraints = certificate.basicConstraints();
    Optional<Set<KeyUsage>> usages = certificate.keyUsage();
    boolean isAuthority = certificate.isAuthority();
    boolean mayBeSigner = certificate.permits(KeyUsage.KEY_CERT_SIGN);
    if (usages.isPresent() && usages.get().isEmpty()) {
      add(Rule.USES_STATED, "has a keyUsage that allows nothing");
    }
    if (usages.isPresent() && mayBeSigner && !isAuthority) {
      add(Rule.SIGNERS_ARE_AUTHORITIES, "may sign certificates but is no authority");
    }
    boolean isLimited =
        constraints.isPresent() && constraints.get().pathLimit() != BasicConstraints.UNLIMITED;
    if (isLimited && !(isAuthority && mayBeSigner)) {
      add(Rule.PATH_LENGTH_BELONGS_TO_ISSUERS, "limits a path and may not issue");
    }
    if (isAuthority) {
      authority();
    }
  }

  private void authority() throws PkiException {
    if (certificate.subject().isEmpty()) {
      add(Rule.AUTHORITY_NAMED, "is an authority without a name");
    }
    if (certificate.subjectKeyIdentifier().isEmpty()) {
      add(Rule.SUBJECT_KEY_IDENTIFIER_PRESENT, "is an authority without a subjectKeyIdentifier");
    }
    if (!certificate.isCritical(CertificateOids.BASIC_CONSTRAINTS)) {
      add(Rule.BASIC_CONSTRAINTS_CRITICAL, "has basicConstraints that are not critical");
    }
  }

  private void add(Rule rule, String what) {
    findings.add(place, certificate, rule, what);
  }
}
