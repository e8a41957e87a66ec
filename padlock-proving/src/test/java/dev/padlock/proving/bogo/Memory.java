package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.session.replay.ClientHelloRecording;
import dev.padlock.tls.session.replay.FreshnessCheck;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.session.replay.UseRegister;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the connections of one invocation share: sessions, the keys of tickets, and a clock.
final class Memory implements SessionMemory, SessionStore, InstantSource {

  /// The reference takes early data of tickets that seem a minute older or younger than they are.
  private static final Duration SKEW = Duration.ofMillis(60_500);

  private static final Duration DAYS = Duration.ofDays(7);

  private final SessionMemory client = SessionMemory.bounded(16, 4);
  private final SessionStore server = SessionStore.bounded(16);
  private final TicketKeys keys = TicketKeys.rotating(JcaCrypto.platform().random(), DAYS, DAYS);
  private final TicketKeys otherKeys =
      TicketKeys.rotating(JcaCrypto.platform().random(), DAYS, DAYS);

  /// Stands still, but for what the flags let pass.
  private volatile Instant now = Instant.now();

  private final Map<Opaque, Issued> issued = new ConcurrentHashMap<>();

  /// The runner sends nothing twice, and its clock may differ from ours as the reference allows.
  private final ReplayGuard guard =
      ReplayGuard.all(
          List.of(
              new FreshnessCheck(SKEW),
              new ClientHelloRecording(UseRegister.bounded(16, Instant.EPOCH), SKEW)));

  private volatile @Nullable Integer ticketAgeSkew;
  private volatile boolean hasNewSession;
  private int connections;

  /// A ticket that was given to a client.
  private record Issued(long ageAdd, Instant at) {}

  /// @param tickets whether there are any: a server without them opens none of those that it gave
  /// @param seals whether new ones can be made
  TicketKeys ticketKeys(boolean tickets, boolean seals) {
    TicketKeys own = tickets ? keys : otherKeys;
    return seals ? own : new OpeningOnly(own);
  }

  /// Keys of a server that makes no tickets now.
  private record OpeningOnly(TicketKeys keys) implements TicketKeys {
    @Override
    public TicketKey sealing(Instant now) {
      throw new IllegalStateException("no tickets now");
    }

    @Override
    public Optional<TicketKey> opening(Opaque id, Instant now) {
      return keys.opening(id, now);
    }
  }

  ReplayGuard guard() {
    return guard;
  }

  void issued(NewSessionTicket ticket) {
    issued.put(ticket.ticket(), new Issued(ticket.ticketAgeAdd(), instant()));
  }

  /// Notes how far the age that a client says is from that of the ticket.
  void shown(PreSharedKeyClientHello offer) {
    PskIdentity first = offer.identities().getFirst();
    Issued known = issued.get(first.identity());
    if (known != null) {
      Session13.Ticket ticket = new Session13.Ticket(first.identity(), known.ageAdd(), known.at());
      long claimed = ticket.claimedAge(first.obfuscatedTicketAge());
      long age = Duration.between(known.at(), instant()).toMillis();
      ticketAgeSkew = Math.toIntExact(Math.round((claimed - age) / 1000.0));
    }
  }

  /// In seconds, rounded; null where no ticket of ours was shown.
  @Nullable Integer ticketAgeSkew() {
    return ticketAgeSkew;
  }

  void nextConnection() {
    hasNewSession = false;
    ticketAgeSkew = null;
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
    now = now.plusSeconds(seconds);
  }

  @Override
  public Instant instant() {
    return now;
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
