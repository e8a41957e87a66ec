package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DirectoryName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.Email;
import dev.padlock.pki.NameConstraints;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds every name below an authority against its name constraints (RFC 5280 §4.2.1.10, §6.1.3 (b)
/// and (c)). Those of an anchor count as well: whoever trusts it trusts it for these names.
///
/// Each authority is judged for itself. That comes to the same as the intersections and unions of
/// §6.1.4 (g), and the refusal can say whose constraint it is.
public record NameConstraintRules(
    Certificate issuer, Place place, List<Certificate> below, Findings findings, Work work) {

  /// Every breach; stops where the work is too much.
  public void check() {
    try {
      Optional<NameConstraints> constraints = issuer.nameConstraints();
      if (constraints.isPresent()) {
        check(constraints.get());
      }
    } catch (PkiException e) {
      String what = "has name constraints that can not be read: " + e.getMessage();
      findings.add(place, issuer, Rule.NAME_CONSTRAINTS_READABLE, what);
    }
  }

  private void check(NameConstraints constraints) {
    boolean hasDot = false;
    for (GeneralName base : all(constraints)) {
      if (!Subtree.isWellFormed(base)) {
        String what = "has the malformed name constraint " + Fact.shortened(base.toString());
        findings.add(place, issuer, Rule.NAME_CONSTRAINTS_READABLE, what);
        return;
      }
      if (!hasDot && base instanceof DnsName(String name) && name.startsWith(".")) {
        hasDot = true;
        String what = "has a DNS name constraint that begins with a dot: " + Fact.shortened(name);
        findings.add(place, issuer, Rule.NAME_CONSTRAINTS_DOT, what);
      }
    }
    for (int i = 0; i < below.size(); i++) {
      Certificate certificate = below.get(i);
      // RFC 5280 §6.1.3 (b): self-issued ones are free, unless the path ends with it.
      if (i == 0 || !certificate.isSelfIssued()) {
        check(constraints, certificate, i == 0 ? Place.LEAF : Place.INTERMEDIATE);
      }
    }
  }

  private static List<GeneralName> all(NameConstraints constraints) {
    List<GeneralName> all = new ArrayList<>(constraints.permitted());
    all.addAll(constraints.excluded());
    return all;
  }

  private void check(NameConstraints constraints, Certificate certificate, Place where) {
    List<GeneralName> names;
    try {
      names = names(certificate);
    } catch (PkiException e) {
      findings.unreadable(where, certificate, e);
      return;
    }
    if (!work.mayCompare((long) names.size() * constraints.size())) {
      findings.add(where, tooMany(certificate, names.size(), constraints.size()));
      return;
    }
    for (GeneralName name : names) {
      Optional<String> breach = breach(constraints, name);
      if (breach.isPresent()) {
        findings.add(where, refused(certificate, name, breach.get()));
        return;
      }
    }
  }

  /// RFC 5280 §4.2.1.10: all of subjectAltName, a subject that is not empty, and its email
  /// addresses where subjectAltName has none.
  private static List<GeneralName> names(Certificate certificate) throws PkiException {
    List<GeneralName> names = new ArrayList<>(certificate.subjectAltNames());
    if (names.stream().noneMatch(Email.class::isInstance)) {
      certificate.subject().texts(CertificateOids.EMAIL_ADDRESS).stream()
          .map(Email::new)
          .forEach(names::add);
    }
    if (!certificate.subject().isEmpty()) {
      names.add(new DirectoryName(certificate.subject()));
    }
    return names;
  }

  /// Which constraint the name breaks, where it breaks one.
  private static Optional<String> breach(NameConstraints constraints, GeneralName name) {
    for (GeneralName base : constraints.excluded()) {
      if (Subtree.isOfSameForm(base, name) && Subtree.mayExclude(base, name)) {
        return Optional.of("excludes " + base);
      }
    }
    boolean isBound = false;
    for (GeneralName base : constraints.permitted()) {
      if (Subtree.isOfSameForm(base, name)) {
        isBound = true;
        if (Subtree.permits(base, name)) {
          return Optional.empty();
        }
      }
    }
    return isBound ? Optional.of("permits only others") : Optional.empty();
  }

  private Finding refused(Certificate certificate, GeneralName name, String constraint) {
    return Finding.about(
        certificate,
        Rule.NAMES_PERMITTED,
        "The certificate \"%s\" has the name %s, which its issuer \"%s\" may not use: it %s."
            .formatted(
                certificate.subject(),
                Fact.shortened(name.toString()),
                issuer.subject(),
                Fact.shortened(constraint)),
        new Fact(FactName.FOUND, name.toString()),
        new Fact(FactName.ISSUER, issuer.subject().toString()),
        new Fact(FactName.REQUIRED, constraint));
  }

  private static Finding tooMany(Certificate certificate, int names, int subtrees) {
    return Finding.about(
        certificate,
        Rule.WORK_BOUNDED,
        "The %d names of the certificate \"%s\" and the %d constraints above it are too many to compare."
            .formatted(names, certificate.subject(), subtrees));
  }
}
