package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.HandshakeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What tests share in which a client comes back.
abstract class Returning {

  /// Of a session, unless the configuration says otherwise.
  static final Duration LIFE = Duration.ofHours(2);

  static final Credential CREDENTIAL = credential();

  private static Credential credential() {
    try {
      return Parties.serverCredential();
    } catch (TlsException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /// Keys that several servers can share.
  static TicketKeys keys() {
    return TicketKeys.given(key(1), List.of());
  }

  static TicketKey key(int number) {
    byte[] id = new byte[TicketKey.ID_LENGTH];
    byte[] key = new byte[TicketKey.KEY_LENGTH];
    id[0] = (byte) number;
    key[0] = (byte) number;
    return new TicketKey(Opaque.wrap(id), Secret.of("ticket key", key));
  }

  /// Connects, and lets both say something.
  static Wire talk(ClientConfig client, ServerConfig server) throws Exception {
    return talk(Wire.between(client, server));
  }

  static Wire talk(Wire wire) throws Exception {
    wire.talk();
    assertEquals("connected", wire.client.outcome());
    assertEquals("connected", wire.server.outcome());
    wire.client.say("question");
    wire.server.feed(wire.client.taken());
    assertEquals("question", wire.server.received());
    wire.server.say("answer");
    wire.client.feed(wire.server.taken());
    assertEquals("answer", wire.client.received());
    assertEquals(isResumed(wire.client), isResumed(wire.server));
    return wire;
  }

  static boolean isResumed(Side side) {
    return side.connection().info().isResumed();
  }

  static List<String> misses(Side side) {
    return misses(side.trace());
  }

  static List<String> misses(List<TraceEvent> trace) {
    return trace.stream()
        .filter(TraceEvent.SessionMissed.class::isInstance)
        .map(event -> ((TraceEvent.SessionMissed) event).code())
        .toList();
  }

  static void assertMissed(Miss why, Side side) {
    assertEquals(List.of(why.name()), misses(side));
    assertFalse(isResumed(side));
    assertEquals(why.sentence(), side.traced(TraceEvent.SessionMissed.class).getFirst().sentence());
  }

  static long messages(Side side, Direction direction, HandshakeType type) {
    return side.traced(TraceEvent.MessageSeen.class).stream()
        .filter(seen -> seen.direction() == direction && seen.message().type().equals(type))
        .count();
  }

  static <M> M sent(Side side, Class<M> kind) {
    return allSent(side, kind).getFirst();
  }

  static <M> List<M> allSent(Side side, Class<M> kind) {
    return side.traced(TraceEvent.MessageSeen.class).stream()
        .filter(seen -> seen.direction() == Direction.SENT)
        .map(TraceEvent.MessageSeen::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  static List<String> order(Side side) {
    return side.traced(TraceEvent.MessageSeen.class).stream()
        .map(seen -> (seen.direction() == Direction.SENT ? "> " : "< ") + seen.message().type())
        .toList();
  }

  static byte[] exported(Side side) {
    return side.connection().exportKeyingMaterial("EXPORTER-test", 32);
  }

  static Side side(TlsConnection connection) {
    return new Side(connection, new ArrayList<>(), List.of(), new Side.Answers.AtOnce());
  }
}
