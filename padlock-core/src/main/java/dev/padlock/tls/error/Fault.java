package dev.padlock.tls.error;

/// Who has to change something so that a refusal does not come back.
public enum Fault {
  /// The peer broke the protocol or presented something unacceptable.
  PEER,
  /// We are configured or called wrongly, or have a bug.
  LOCAL,
  /// Both sides are sound and have nothing in common; either may move.
  BOTH,
  /// Something between the two changed or cut the bytes.
  NETWORK
}
