package dev.padlock.pki.rule;

import dev.padlock.pki.PolicyMapping;
import dev.padlock.pki.der.Oid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lowest level of RFC 9618's policy graph, which is all of it that later certificates ask for:
/// each policy that the next certificate may have, and which policies of the top it goes back to.
/// So it stays as small as the certificates are, whatever they map to what. Not thread-safe.
final class PolicySets {
  private Map<Oid, Set<Oid>> expected = new HashMap<>();
  private boolean isAny = true;

  /// RFC 9618 §5.3: the policies of a certificate.
  ///
  /// @param any whether it has anyPolicy and that counts
  void narrow(Set<Oid> policies, boolean any) {
    Map<Oid, Set<Oid>> next = new HashMap<>();
    for (Oid policy : policies) {
      Set<Oid> roots = expected.get(policy);
      if (roots != null) {
        next.put(policy, roots);
      } else if (isAny) {
        next.put(policy, Set.of(policy));
      }
    }
    if (any) {
      expected.forEach(next::putIfAbsent);
    }
    expected = next;
    isAny &= any;
  }

  /// RFC 9618 §5.4: what its issuer takes for what.
  ///
  /// @param counts whether mapping is still allowed; else what is mapped is lost
  void map(List<PolicyMapping> mappings, boolean counts) {
    Map<Oid, Set<Oid>> next = new HashMap<>(expected);
    mappings.forEach(mapping -> next.remove(mapping.issuerDomain()));
    if (counts) {
      for (PolicyMapping mapping : mappings) {
        Set<Oid> roots = expected.get(mapping.issuerDomain());
        if (roots == null && isAny) {
          roots = Set.of(mapping.issuerDomain());
        }
        if (roots != null) {
          next.merge(mapping.subjectDomain(), roots, PolicySets::union);
        }
      }
    }
    expected = next;
  }

  private static Set<Oid> union(Set<Oid> first, Set<Oid> second) {
    Set<Oid> all = new HashSet<>(first);
    all.addAll(second);
    return all;
  }

  boolean isEmpty() {
    return expected.isEmpty() && !isAny;
  }

  /// Whether one of these is among them; none named means that any will do.
  boolean isValidFor(Set<Oid> wanted) {
    if (wanted.isEmpty() || isAny) {
      return !isEmpty();
    }
    return expected.values().stream().flatMap(Set::stream).anyMatch(wanted::contains);
  }
}
