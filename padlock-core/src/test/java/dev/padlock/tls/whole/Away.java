package dev.padlock.tls.whole;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import java.time.Instant;
import java.util.Optional;

/// What is kept somewhere else may be away; a connection never fails for it.
final class Away implements SessionStore, SessionMemory, TicketKeys {
  private static RuntimeException away() {
    return new IllegalStateException("away");
  }

  @Override
  public void put(Opaque id, Opaque sealed, Instant expiresAt) {
    throw away();
  }

  @Override
  public Optional<Opaque> find(Opaque id, Instant now) {
    throw away();
  }

  @Override
  public Optional<Opaque> take(Opaque id, Instant now) {
    throw away();
  }

  @Override
  public void remove(Opaque id) {
    throw away();
  }

  @Override
  public void remember(Session session) {
    throw away();
  }

  @Override
  public Recollection recall(SessionScope scope, Instant now) {
    throw away();
  }

  @Override
  public void forget(SessionScope scope) {
    throw away();
  }

  @Override
  public TicketKey sealing(Instant now) {
    throw away();
  }

  @Override
  public Optional<TicketKey> opening(Opaque id, Instant now) {
    throw away();
  }
}
