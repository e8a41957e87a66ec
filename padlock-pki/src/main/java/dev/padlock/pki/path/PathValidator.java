package dev.padlock.pki.path;

import dev.padlock.pki.store.TrustStore;

/// Judges chains. Thread-safe; never fetches anything; every input is bounded.
public interface PathValidator {

  /// The verdict; a chain that is not trusted is not an exception.
  Verdict judge(PathRequest request);

  /// A validator that leaves the decision about a path to the JDK's PKIX algorithm (RFC 5280 §6),
  /// with revocation off.
  static PathValidator pkix(TrustStore anchors, KeyPolicy policy) {
    return new PkixValidator(anchors, policy);
  }
}
