package dev.padlock.tls.session;

/// What became of early data in a connection (RFC 9846 §2.3).
public enum EarlyDataOutcome {
  /// None was announced.
  NONE,
  /// The server has not said yet.
  UNDECIDED,
  /// The server takes it.
  TAKEN,
  /// The server skips it: whoever sent it has to send it again, or to do without.
  REFUSED
}
