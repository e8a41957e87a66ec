package dev.padlock.pki.path;

/// Where the standard policy lets the breach of a rule pass with a warning.
public enum Leniency {
  /// It refuses, whoever breaks the rule.
  NOWHERE,
  /// It warns where a trusted certificate breaks the rule, and refuses where another one does.
  ANCHORS,
  /// It warns, whoever breaks the rule.
  EVERYWHERE
}
