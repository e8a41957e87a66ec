package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.NameMatch.Likely;
import dev.padlock.pki.name.NameMatch.Matched;
import dev.padlock.pki.name.NameMatch.Mismatched;
import dev.padlock.pki.name.PublicSuffixes;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Usage;
import java.util.List;

/// The rules for the names of the peer's own certificate: the one that was asked for (RFC 9525),
/// and the form of all.
record LeafNames(Certificate leaf, PathRequest request, Place place, Findings findings) {

  void check() throws PkiException {
    List<GeneralName> names = leaf.subjectAltNames();
    if (request.askedName().isPresent()) {
      match(request.askedName().get());
    }
    if (leaf.has(CertificateOids.SUBJECT_ALT_NAME)) {
      boolean isCritical = leaf.isCritical(CertificateOids.SUBJECT_ALT_NAME);
      if (isCritical != leaf.subject().isEmpty()) {
        String what =
            isCritical
                ? "has a critical subjectAltName beside a subject"
                : "has a subjectAltName that is not critical, and no subject";
        findings.add(place, leaf, Rule.SUBJECT_ALT_NAME_CRITICALITY, what);
      }
    }
    if (request.usage() == Usage.SERVER_AUTH) {
      form(names);
    }
  }

  private void match(ReferenceIdentity asked) throws PkiException {
    switch (asked.match(leaf)) {
      case Matched(DnsName(String name)) when name.startsWith("*.") -> wildcard(name);
      case Matched matched -> {}
      case Mismatched mismatched -> mismatch(mismatched);
    }
  }

  private void wildcard(String name) {
    switch (PublicSuffixes.kindOf(name.substring("*.".length()))) {
      case REGISTRY -> suffix(name, Rule.WILDCARD_BELOW_SUFFIX);
      case PRIVATE -> suffix(name, Rule.WILDCARD_BELOW_PRIVATE_SUFFIX);
      case NONE -> {}
    }
  }

  private void suffix(String name, Rule rule) {
    String what = "is for %s, names that belong to many owners".formatted(name);
    findings.add(place, leaf, rule, what);
  }

  private void mismatch(Mismatched mismatch) {
    Rule rule =
        mismatch.likely() == Likely.COMMON_NAME_ONLY
            ? Rule.NAME_IN_SUBJECT_ALT_NAME
            : Rule.NAME_MATCHES;
    Fact asked = new Fact(FactName.ASKED, mismatch.asked());
    Fact presented = new Fact(FactName.PRESENTED, String.join(", ", mismatch.presented()));
    findings.add(place, Finding.about(leaf, rule, mismatch.sentence(), asked, presented));
  }

  private void form(List<GeneralName> names) {
    for (GeneralName name : names) {
      if (name instanceof DnsName(String text) && !HostNames.isPresentable(text)) {
        String what = "has a DNS name that is no host name: " + Fact.shortened(text);
        findings.add(place, leaf, Rule.NAMES_WELL_FORMED, what);
        break; // one is enough: there can be thousands
      }
    }
    List<String> commons = leaf.subject().texts(CertificateOids.COMMON_NAME);
    if (commons.size() > CommonName.MAX_COMPARED) {
      String what = "has %d common names".formatted(commons.size());
      findings.add(place, leaf, Rule.COMMON_NAME_IS_A_NAME, what);
      return;
    }
    for (String common : commons) {
      if (CommonName.isOutOfPlace(common, leaf.subject(), names)) {
        String what =
            "has the common name %s, which is not in its subjectAltName"
                .formatted(Fact.shortened(common));
        findings.add(place, leaf, Rule.COMMON_NAME_IS_A_NAME, what);
      }
    }
  }
}
