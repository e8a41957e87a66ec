package dev.padlock.tls.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A pre-shared key that both an end of ours and a hostile peer know, as if they had met before.
///
/// @param suite of the connection from which it would be
/// @param now when that was
/// @param early what early data it allows
public record KnownKey(CipherSuite suite, Instant now, Session13.Early early) {

  private static final int LENGTH = 48;

  /// One for the suites with this hash, of a connection that was just now.
  public static KnownKey of(CipherSuite suite) {
    return new KnownKey(suite, Instant.now(), Session13.Early.NONE);
  }

  /// The same, with early data for this application protocol, or none.
  public KnownKey allowingEarlyData(String protocol) {
    return new KnownKey(
        suite, now, new Session13.Early(1000, Opaque.wrap(protocol.getBytes(US_ASCII))));
  }

  /// The key alone.
  public PreSharedKey key() {
    return new PreSharedKey(PskKind.RESUMPTION, suite.hash().orElseThrow(), secret());
  }

  private static Secret secret() {
    return Secret.of("a known key", new byte[LENGTH]);
  }

  /// The session as a client of ours holds it after that connection.
  public void rememberedBy(ClientConfig client) {
    ClientSessions sessions = Objects.requireNonNull(Doors.settings(client).sessions());
    sessions.memory().remember(session(sessions.terms(), Opaque.of(new byte[40])));
  }

  /// The key with a ticket that a server of ours made after that connection.
  public OfferedPsk issuedBy(ServerConfig server) throws Exception {
    ServerSessions sessions = Objects.requireNonNull(Doors.settings(server).sessions());
    Opaque ticket =
        sessions.sealer().seal(session(sessions.terms(), Opaque.EMPTY), now).orElseThrow();
    return offered(ticket);
  }

  /// The key with any ticket.
  public OfferedPsk offered(Opaque ticket) {
    return new OfferedPsk(key(), ticket, null);
  }

  private Session13 session(SessionTerms terms, Opaque ticket) {
    return new Session13(
        terms.facts(terms.scope(Parties.NAME), suite, List.of(), now),
        new Session13.Ticket(ticket, 0, now),
        early,
        secret());
  }
}
