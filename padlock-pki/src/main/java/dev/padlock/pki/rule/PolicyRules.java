package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.PolicyConstraints;
import dev.padlock.pki.PolicyInformation;
import dev.padlock.pki.PolicyMapping;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which policies a whole path is valid for, and whether that is enough (RFC 5280 §6.1 as RFC 9618
/// §5 has it). A path is asked for a policy where a certificate on it demands that, or we do.
///
/// Goes from the issuer below the anchor down to the leaf. The counters say after how many
/// certificates more a demand or a ban begins.
public final class PolicyRules {
  private static final Oid ANY_POLICY = Oid.of("2.5.29.32.0");

  private final List<Certificate> path;
  private final Set<Oid> wanted;
  private final PolicySets sets = new PolicySets();
  private int explicit;
  private int mapping;
  private int inhibitAny;

  private PolicyRules(List<Certificate> path, Set<Oid> wanted) {
    this.path = path;
    this.wanted = wanted;
    int never = path.size() + 1;
    this.explicit = wanted.isEmpty() ? never : 0;
    this.mapping = never;
    this.inhibitAny = never;
  }

  /// @param path leaf first, without the anchor
  /// @param wanted one of these is needed; none is where it is empty
  public static void check(List<Certificate> path, Set<Oid> wanted, Findings findings) {
    boolean isAsked = !wanted.isEmpty();
    for (int i = 0; i < path.size() && !isAsked; i++) {
      isAsked = path.get(i).has(CertificateOids.POLICY_CONSTRAINTS);
    }
    if (isAsked) {
      new PolicyRules(path, wanted).walk(findings);
    }
  }

  private void walk(Findings findings) {
    for (int i = path.size() - 1; i >= 0; i--) {
      Certificate certificate = path.get(i);
      boolean isLeaf = i == 0;
      try {
        policies(certificate, isLeaf);
        boolean isValid = explicit > 0 || !sets.isEmpty();
        if (isValid && isLeaf) {
          wrapUp(certificate);
          isValid = explicit > 0 || sets.isValidFor(wanted);
        } else if (isValid) {
          prepareNext(certificate);
        }
        if (!isValid) {
          findings.add(Place.LEAF, refusal(certificate));
          return;
        }
      } catch (PkiException e) {
        findings.unreadable(isLeaf ? Place.LEAF : Place.INTERMEDIATE, certificate, e);
        return;
      }
    }
  }

  private Finding refusal(Certificate certificate) {
    return Finding.about(
        certificate,
        Rule.POLICIES_HOLD,
        "The path is valid for no policy at the certificate \"%s\", and one is needed%s."
            .formatted(certificate.subject(), wanted.isEmpty() ? "" : ": " + wanted));
  }

  /// RFC 5280 §6.1.3 (d) and (e).
  private void policies(Certificate certificate, boolean isLeaf) throws PkiException {
    Set<Oid> found = new HashSet<>();
    for (PolicyInformation policy : certificate.policies()) {
      found.add(policy.policy());
    }
    boolean isAny = found.remove(ANY_POLICY);
    boolean anyCounts = inhibitAny > 0 || (!isLeaf && certificate.isSelfIssued());
    sets.narrow(found, isAny && anyCounts);
  }

  /// RFC 5280 §6.1.4 (a), (b), (h) to (j).
  private void prepareNext(Certificate certificate) throws PkiException {
    List<PolicyMapping> mappings = certificate.policyMappings();
    for (PolicyMapping one : mappings) {
      if (one.issuerDomain().equals(ANY_POLICY) || one.subjectDomain().equals(ANY_POLICY)) {
        throw new PkiException(PkiFault.EXTENSION_MALFORMED, "anyPolicy is mapped");
      }
    }
    sets.map(mappings, mapping > 0);
    if (!certificate.isSelfIssued()) {
      explicit = Math.max(0, explicit - 1);
      mapping = Math.max(0, mapping - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
    }
    Optional<PolicyConstraints> constraints = certificate.policyConstraints();
    if (constraints.isPresent()) {
      explicit = lower(explicit, constraints.get().requireExplicitPolicy());
      mapping = lower(mapping, constraints.get().inhibitPolicyMapping());
    }
    inhibitAny = lower(inhibitAny, certificate.inhibitAnyPolicy());
  }

  /// RFC 5280 §6.1.5 (a) and (b).
  private void wrapUp(Certificate leaf) throws PkiException {
    explicit = Math.max(0, explicit - 1);
    Optional<PolicyConstraints> constraints = leaf.policyConstraints();
    if (constraints.isPresent() && constraints.get().requireExplicitPolicy().orElse(1) == 0) {
      explicit = 0;
    }
  }

  private static int lower(int counter, OptionalInt found) {
    return Math.min(counter, found.orElse(Integer.MAX_VALUE));
  }
}
