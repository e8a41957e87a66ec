package dev.padlock.pki.path;

/// What is asked of a chain besides leading to a trusted certificate. Immutable; two policies that
/// ask the same are equal.
///
/// @param strictness what a breach of a rule does
/// @param keys which keys and signatures are strong enough
/// @param maximumIntermediates how many authorities that are not self-issued may stand between leaf
///   and anchor
/// @param demands what is asked besides
public record ValidationPolicy(
    Strictness strictness, KeyPolicy keys, int maximumIntermediates, Demands demands) {
  /// As a number of intermediates: the builder's own limit is enough.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// The default.
  public static final ValidationPolicy STANDARD =
      new ValidationPolicy(Strictness.STANDARD, KeyPolicy.STANDARD, UNLIMITED, Demands.NONE);

  /// Every rule refuses.
  public static final ValidationPolicy STRICT =
      new ValidationPolicy(Strictness.STRICT, KeyPolicy.STANDARD, UNLIMITED, Demands.NONE);

  public ValidationPolicy withKeys(KeyPolicy keys) {
    return new ValidationPolicy(strictness, keys, maximumIntermediates, demands);
  }

  public ValidationPolicy withMaximumIntermediates(int maximum) {
    return new ValidationPolicy(strictness, keys, maximum, demands);
  }

  public ValidationPolicy withDemands(Demands demands) {
    return new ValidationPolicy(strictness, keys, maximumIntermediates, demands);
  }
}
