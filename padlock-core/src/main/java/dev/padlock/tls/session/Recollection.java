package dev.padlock.tls.session;

/// What came of looking for a session.
public sealed interface Recollection {

  /// The caller owns the session.
  record Found(Session session) implements Recollection {}

  record Missed(Miss miss) implements Recollection {}
}
