package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What the connections of one invocation share: sessions, the keys of tickets, and a clock.
final class Memory implements SessionMemory, SessionStore, InstantSource {

  private static final Duration DAYS = Duration.ofDays(7);

  private final SessionMemory client = SessionMemory.bounded(16, 4);
  private final SessionStore server = SessionStore.bounded(16);
  private final TicketKeys keys = TicketKeys.rotating(JcaCrypto.platform().random(), DAYS, DAYS);
  private volatile Duration passed = Duration.ZERO;
  private volatile boolean hasNewSession;
  private int connections;

  TicketKeys ticketKeys() {
    return keys;
  }

  void nextConnection() {
    hasNewSession = false;
    connections++;
  }

  /// Whether this connection is not the first, so that it may resume.
  boolean isLater() {
    return connections > 1;
  }

  /// Whether the connection gave a session to remember: a client, or a server to its store.
  boolean hasNewSession() {
    return hasNewSession;
  }

  void pass(int seconds) {
    passed = passed.plusSeconds(seconds);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(passed);
  }

  @Override
  public void remember(Session session) {
    hasNewSession = true;
    client.remember(session);
  }

  @Override
  public Recollection recall(SessionScope scope, Instant now) {
    return client.recall(scope, now);
  }

  @Override
  public void forget(SessionScope scope) {
    client.forget(scope);
  }

  @Override
  public void put(Opaque id, Opaque sealed, Instant expiresAt) {
    hasNewSession = true;
    server.put(id, sealed, expiresAt);
  }

  @Override
  public Optional<Opaque> find(Opaque id, Instant now) {
    return server.find(id, now);
  }

  @Override
  public Optional<Opaque> take(Opaque id, Instant now) {
    return server.take(id, now);
  }

  @Override
  public void remove(Opaque id) {
    server.remove(id);
  }
}
