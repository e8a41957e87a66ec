package dev.padlock.explain.cause;

/// How sure a cause is.
public enum Confidence {
  /// The facts leave no other explanation.
  CERTAIN,
  /// What it is nearly always.
  LIKELY,
  /// Seen before, and worth a look when nothing above fits.
  POSSIBLE
}
