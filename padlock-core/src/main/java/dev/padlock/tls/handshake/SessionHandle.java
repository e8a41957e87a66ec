package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.SessionStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// By what a client names a session to its server: the ticket that holds it, or the identifier under
/// which the server keeps it. A store or keys that do not answer are a miss and never a failure.
public sealed interface SessionHandle {

  /// The session behind it, or why there is none to be resumed.
  Recollection open(ServerSessions sessions, SessionScope scope, Instant now) throws TlsException;

  /// Keeps a session behind it. The session stays the caller's.
  ///
  /// @return what to give the client: a ticket, or nothing
  Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now) throws TlsException;

  /// @param ticket empty where there is none yet
  record Ticket(Opaque ticket) implements SessionHandle {

    @Override
    public Recollection open(ServerSessions sessions, SessionScope scope, Instant now)
        throws TlsException {
      try {
        return sessions.sealer().open(ticket, scope, now);
      } catch (RuntimeException away) {
        return new Recollection.Missed(Miss.STORE_AWAY);
      }
    }

    @Override
    public Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now)
        throws TlsException {
      try {
        return sessions.sealer().seal(session, now);
      } catch (RuntimeException away) {
        return Optional.empty();
      }
    }
  }

  /// Only where there is a store.
  record SessionId(Opaque id) implements SessionHandle {

    @Override
    public Recollection open(ServerSessions sessions, SessionScope scope, Instant now)
        throws TlsException {
      try {
        Optional<Opaque> sealed = store(sessions).find(id, now);
        return sealed.isPresent()
            ? sessions.sealer().open(sealed.get(), scope, now)
            : new Recollection.Missed(Miss.NO_SESSION);
      } catch (RuntimeException away) {
        return new Recollection.Missed(Miss.STORE_AWAY);
      }
    }

    @Override
    public Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now)
        throws TlsException {
      try {
        Optional<Opaque> sealed = sessions.sealer().seal(session, now);
        sealed.ifPresent(
            bytes -> store(sessions).put(id, bytes, session.facts().expiresAt()));
      } catch (RuntimeException away) {
        return Optional.empty();
      }
      return Optional.empty();
    }

    private static SessionStore store(ServerSessions sessions) {
      return Objects.requireNonNull(sessions.store(), "a store of sessions");
    }
  }
}
