package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.extension.PskIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One pre-shared key of a hello.
///
/// @param identity by which the server knows it
/// @param session the one whose ticket it is; null for a key from elsewhere
public record OfferedPsk(PreSharedKey key, Opaque identity, @Nullable Session13 session) {

  /// Borrows the session.
  static OfferedPsk of(Session13 session) {
    PreSharedKey key =
        new PreSharedKey(
            PskKind.RESUMPTION,
            session.facts().cipherSuite().hash().orElseThrow(),
            session.secret());
    return new OfferedPsk(key, session.ticket().identity(), session);
  }

  /// A key from elsewhere has no age (RFC 9846 §4.3.11).
  PskIdentity named(Instant now) {
    return new PskIdentity(identity, session == null ? 0 : session.ticket().obfuscatedAge(now));
  }
}
