package dev.padlock.tls.session;

import java.time.Instant;

/// A client's sessions, each for one scope. Thread-safe. It is asked while a hello is composed, so
/// it must not block. May fail with an unchecked exception; then there is a full handshake.
public interface SessionMemory {

  /// Keeps a session, which belongs to the memory from here on.
  void remember(Session session);

  /// The newest session for this scope that has not expired. One that is not reusable is forgotten
  /// thereby: of several who ask at once, one gets it.
  Recollection recall(SessionScope scope, Instant now);

  /// Forgets all sessions of a scope: a connection failed (RFC 5246 §7.2.2).
  void forget(SessionScope scope);

  /// A memory in this process. When it is full it forgets the scope that was used longest ago.
  ///
  /// @param scopes how many it keeps
  /// @param each how many sessions it keeps for one of them
  static SessionMemory bounded(int scopes, int each) {
    return new BoundedSessionMemory(scopes, each);
  }
}
