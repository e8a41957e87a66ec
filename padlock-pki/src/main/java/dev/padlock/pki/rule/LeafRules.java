package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Usage;
import dev.padlock.pki.path.ValidationPolicy;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// The rules for the peer's own certificate, whatever path it has: its dates, its name, its use,
/// its form.
public final class LeafRules {
  /// CABF BR §7.1.2.7.10: what a server's extKeyUsage must not name.
  private static final Set<Oid> FOREIGN_PURPOSES =
      Set.of(
          CertificateOids.ANY_EXTENDED_KEY_USAGE,
          Oid.of("1.3.6.1.5.5.7.3.3"),
          Oid.of("1.3.6.1.5.5.7.3.4"),
          Oid.of("1.3.6.1.5.5.7.3.8"),
          Oid.of("1.3.6.1.5.5.7.3.9"),
          Oid.of("1.3.6.1.4.1.11129.2.4.4"));

  private final Certificate leaf;
  private final PathRequest request;
  private final Place place;
  private final Findings findings;

  private LeafRules(Certificate leaf, PathRequest request, Place place, Findings findings) {
    this.leaf = leaf;
    this.request = request;
    this.place = place;
    this.findings = findings;
  }

  /// Every breach, the dates first.
  ///
  /// @param place LEAF or TRUSTED_LEAF
  public static Findings check(
      Certificate leaf, Place place, PathRequest request, ValidationPolicy policy) {
    Findings findings = new Findings(policy.strictness());
    Dates.check(leaf, place, request.at(), findings);
    new LeafRules(leaf, request, place, findings).check();
    CertificateRules.check(leaf, place, policy.keys(), findings);
    return findings;
  }

  private void check() {
    try {
      new LeafNames(leaf, request, place, findings).check();
      keyUsage();
      purpose();
      if (leaf.isAuthority()) {
        add(Rule.LEAF_IS_NO_AUTHORITY, "is that of a certification authority");
      }
      if (leaf.nameConstraints().isPresent() && !leaf.isAuthority()) {
        add(Rule.LEAF_CONSTRAINS_NOBODY, "has name constraints and is no authority");
      }
    } catch (PkiException e) {
      findings.unreadable(place, leaf, e);
    }
  }

  /// An authority that serves is let pass by a warning of its own; whether its key may sign a
  /// handshake is then for the protocol to check, as always.
  private void keyUsage() throws PkiException {
    Optional<Set<KeyUsage>> usages = leaf.keyUsage();
    Usage usage = request.usage();
    boolean isSigningAuthority =
        usages.isPresent() && usages.get().contains(KeyUsage.KEY_CERT_SIGN) && leaf.isAuthority();
    if (usages.isEmpty() || usage.isAllowedBy(usages.get()) || isSigningAuthority) {
      return;
    }
    String sentence =
        "The certificate \"%s\" says that its key is for %s, which does not make it %s."
            .formatted(leaf.subject(), usages.get(), usage.role());
    Fact found = new Fact(FactName.FOUND, usages.get().toString());
    findings.add(place, Finding.about(leaf, Rule.KEY_USAGE_FITS, sentence, found));
  }

  private void purpose() throws PkiException {
    Set<Oid> purposes = leaf.extendedKeyUsage().orElse(Set.of());
    if (!permits(leaf, request.usage())) {
      String sentence =
          "The certificate \"%s\" is not for %s: its extKeyUsage names %s."
              .formatted(leaf.subject(), request.usage().role(), purposes);
      Fact found = new Fact(FactName.FOUND, purposes.toString());
      Fact required = new Fact(FactName.REQUIRED, request.usage().purpose().toString());
      findings.add(place, Finding.about(leaf, Rule.PURPOSE_FITS, sentence, found, required));
    }
    if (request.usage() != Usage.SERVER_AUTH) {
      return;
    }
    if (purposes.isEmpty()) {
      add(Rule.PURPOSE_STATED, "does not say what it is for");
    }
    if (leaf.isCritical(CertificateOids.EXTENDED_KEY_USAGE)) {
      add(Rule.PURPOSE_FORM, "has a critical extKeyUsage");
    }
    if (!Collections.disjoint(purposes, FOREIGN_PURPOSES)) {
      add(Rule.PURPOSE_FORM, "is for more than TLS: its extKeyUsage names " + purposes);
    }
  }

  /// RFC 5280 §4.2.1.12: a certificate without the extension is for every purpose.
  static boolean permits(Certificate certificate, Usage usage) throws PkiException {
    Optional<Set<Oid>> purposes = certificate.extendedKeyUsage();
    return purposes.isEmpty()
        || purposes.get().contains(usage.purpose())
        || purposes.get().contains(CertificateOids.ANY_EXTENDED_KEY_USAGE);
  }

  private void add(Rule rule, String what) {
    findings.add(place, leaf, rule, what);
  }
}
