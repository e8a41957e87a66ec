package dev.padlock.pki.path;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import java.util.Set;

/// What may be asked of a path besides that it is valid; nothing by default. Immutable.
///
/// @param policies the path must be valid for one of these (RFC 9618); empty for none
/// @param pins one certificate of the path must have one of these keys, given as the SHA-256 of the
///   SubjectPublicKeyInfo (RFC 7469 §2.4); empty for none
public record Demands(Set<Oid> policies, Set<Octets> pins) {
  public static final Demands NONE = new Demands(Set.of(), Set.of());

  public Demands {
    policies = Set.copyOf(policies);
    pins = Set.copyOf(pins);
  }

  public Demands withPolicies(Set<Oid> policies) {
    return new Demands(policies, pins);
  }

  public Demands withPins(Set<Octets> pins) {
    return new Demands(policies, pins);
  }
}
