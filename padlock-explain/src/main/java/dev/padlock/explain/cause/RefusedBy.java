package dev.padlock.explain.cause;

/// Who ended it.
public enum RefusedBy {
  THIS_SIDE,
  PEER,
  /// Nobody did: the connection broke.
  NOBODY
}
