package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import java.time.Instant;
import java.util.Optional;

/// A server's sessions under their identifiers: sealed by [TicketSealer], so that a store on
/// another machine learns nothing. Thread-safe. May fail with an unchecked exception where it does
/// not answer; then there is a full handshake.
public interface SessionStore {

  /// @param expiresAt when it may be dropped
  void put(Opaque id, Opaque sealed, Instant expiresAt);

  /// What was put under this identifier, unless it was dropped.
  Optional<Opaque> find(Opaque id, Instant now);

  /// The same, and removes it in one step: of several who ask at once, one gets it.
  Optional<Opaque> take(Opaque id, Instant now);

  /// Forgets a session: its connection failed (RFC 5246 §7.2.2).
  void remove(Opaque id);

  /// A store in this process, which drops what was put first when it is full.
  static SessionStore bounded(int most) {
    return new BoundedSessionStore(most);
  }
}
