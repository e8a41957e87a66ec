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

/// By what a client names a session to its server: the ticket that holds it, or the identifier
/// under which the server keeps it. Keys and stores of the application may throw what they like
/// here.
public sealed interface SessionHandle {

  /// What an identity of TLS 1.3 stands for: what is as long as an identifier of ours is one, since
  /// no sealed ticket is that short, and no session id that long: who saw one of TLS 1.2 on its way
  /// must not use it up.
  static SessionHandle of(ServerSessions sessions, Opaque identity) {
    return sessions.store() != null && identity.size() == SingleUse.LENGTH
        ? new SingleUse(identity)
        : new Ticket(identity);
  }

  /// The session behind it, or why there is none to be resumed.
  Recollection open(ServerSessions sessions, SessionScope scope, Instant now) throws TlsException;

  /// Keeps a session behind it. The session stays the caller's.
  ///
  /// @return the ticket to give the client, if it is one that holds the session
  Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now) throws TlsException;

  /// @param ticket empty where there is none yet
  record Ticket(Opaque ticket) implements SessionHandle {

    @Override
    public Recollection open(ServerSessions sessions, SessionScope scope, Instant now)
        throws TlsException {
      return sessions.sealer().open(ticket, scope, now);
    }

    @Override
    public Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now)
        throws TlsException {
      return sessions.sealer().seal(session, now);
    }
  }

  /// A ticket that only names what the store holds, until it is used (RFC 9846 §8.1). Only where
  /// there is a store.
  record SingleUse(Opaque id) implements SessionHandle {

    /// In bytes.
    public static final int LENGTH = 40;

    @Override
    public Recollection open(ServerSessions sessions, SessionScope scope, Instant now)
        throws TlsException {
      Optional<Opaque> sealed = store(sessions).take(id, now);
      return sealed.isPresent()
          ? sessions.sealer().open(sealed.get(), scope, now)
          : new Recollection.Missed(Miss.NO_SESSION);
    }

    @Override
    public Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now)
        throws TlsException {
      Optional<Opaque> sealed = sessions.sealer().seal(session, now);
      sealed.ifPresent(bytes -> store(sessions).put(id, bytes, session.facts().expiresAt()));
      return sealed.map(bytes -> id);
    }
  }

  /// Only where there is a store.
  record SessionId(Opaque id) implements SessionHandle {

    @Override
    public Recollection open(ServerSessions sessions, SessionScope scope, Instant now)
        throws TlsException {
      Optional<Opaque> sealed = store(sessions).find(id, now);
      return sealed.isPresent()
          ? sessions.sealer().open(sealed.get(), scope, now)
          : new Recollection.Missed(Miss.NO_SESSION);
    }

    @Override
    public Optional<Opaque> keep(ServerSessions sessions, Session session, Instant now)
        throws TlsException {
      Optional<Opaque> sealed = sessions.sealer().seal(session, now);
      if (sealed.isPresent()) {
        store(sessions).put(id, sealed.get(), session.facts().expiresAt());
      }
      return Optional.empty();
    }
  }

  private static SessionStore store(ServerSessions sessions) {
    return Objects.requireNonNull(sessions.store(), "a store of sessions");
  }
}
