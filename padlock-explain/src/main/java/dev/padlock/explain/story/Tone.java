package dev.padlock.explain.story;

/// What a piece of text is, so that whoever prints it can colour it.
public enum Tone {
  /// What this side sent.
  SENT,
  /// What this side received.
  RECEIVED,
  /// A change of keys.
  KEY,
  GOOD,
  BAD,
  /// A label in front of a value.
  LABEL,
  /// What one may skip.
  FAINT,
  STRONG,
  PLAIN
}
