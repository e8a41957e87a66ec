package dev.padlock.pki.path;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import java.util.Set;

/// What may be asked of a path besides that it is valid; nothing by default. Immutable.
///
/// @param policies the path must be valid for one of these (RFC 9618); empty for none
/// @param pins one certificate of the path must have one of these keys, given as the SHA-256 of the
///   SubjectPublicKeyInfo (RFC 7469 §2.4); empty for none
/// @param mustStaple a leaf that promises a stapled status must come with one (RFC 7633)
/// @param logs how many logs must have seen the leaf (RFC 6962)
public record Demands(Set<Oid> policies, Set<Octets> pins, boolean mustStaple, LogDemand logs) {
  public static final Demands NONE = new Demands(Set.of(), Set.of(), false, LogDemand.NONE);

  public Demands {
    policies = Set.copyOf(policies);
    pins = Set.copyOf(pins);
  }

  /// Whether nothing is asked that each connection answers anew.
  public boolean asksNoNews() {
    return !mustStaple && logs.atLeast() == 0;
  }

  public Demands withPolicies(Set<Oid> policies) {
    return new Demands(policies, pins, mustStaple, logs);
  }

  public Demands withPins(Set<Octets> pins) {
    return new Demands(policies, pins, mustStaple, logs);
  }

  public Demands withMustStaple(boolean kept) {
    return new Demands(policies, pins, kept, logs);
  }

  public Demands withLogs(LogDemand logs) {
    return new Demands(policies, pins, mustStaple, logs);
  }
}
