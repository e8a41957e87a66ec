package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Early data (0-RTT), from the first flight to what becomes of it.
class EarlyDataTest extends Returning {

  private final Instant start = Instant.now();
  private Instant now = start;

  private ClientConfig.Builder client() {
    return Parties.client().clock(() -> now).earlyData(true);
  }

  private ServerConfig.Builder server() throws Exception {
    return Parties.server()
        .credentials(CREDENTIAL)
        .clock(() -> now)
        .ticketKeys(keys())
        .earlyData(1000);
  }

  /// A full handshake, long enough after the server began to remember.
  private Wire first(ClientConfig client, ServerConfig server) throws Exception {
    now = now.plus(Duration.ofMinutes(1));
    Wire wire = Wire.between(client, server);
    assertEquals(0, wire.client.sayEarly("too early"));
    assertConnected(wire.talk());
    return wire;
  }

  private static void assertConnected(Wire wire) throws Exception {
    assertEquals("connected", wire.client.outcome());
    assertEquals("connected", wire.server.outcome());
    wire.client.say("question");
    wire.server.feed(wire.client.taken());
    assertEquals("question", wire.server.received());
    wire.server.say("answer");
    wire.client.feed(wire.server.taken());
    assertTrue(wire.client.received().endsWith("answer"));
  }

  private static Wire second(ClientConfig client, ServerConfig server) throws Exception {
    Wire wire = Wire.between(client, server);
    assertEquals(5, wire.client.sayEarly("early"));
    return wire.talk();
  }

  private static void assertTaken(Wire wire) throws Exception {
    assertEquals(EarlyDataOutcome.TAKEN, wire.client.connection().info().earlyData());
    assertEquals(EarlyDataOutcome.TAKEN, wire.server.connection().info().earlyData());
    assertEquals("early", wire.server.receivedEarly());
    assertConnected(wire);
  }

  private static void assertRefused(Miss why, Wire wire) throws Exception {
    assertEquals(EarlyDataOutcome.REFUSED, wire.client.connection().info().earlyData());
    assertEquals(EarlyDataOutcome.REFUSED, wire.server.connection().info().earlyData());
    assertEquals(why, wire.server.connection().info().earlyDataMiss().orElseThrow());
    assertEquals("", wire.server.receivedEarly());
    assertConnected(wire);
  }

  @Test
  void aTicketLetsDataGoWithTheHello() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    first(client, server);
    assertTaken(second(client, server));
  }

  @Test
  void withoutBeingAskedForNeitherSideHasIt() throws Exception {
    ClientConfig shy = Parties.client().clock(() -> now).build();
    ServerConfig server = server().build();
    first(shy, server);
    assertEquals(0, Wire.between(shy, server).client.sayEarly("early"));

    ClientConfig client = client().build();
    ServerConfig strict = server().earlyData(0).build();
    first(client, strict);
    assertEquals(0, Wire.between(client, strict).client.sayEarly("early"));
  }

  @Test
  void theServerMayAnswerBeforeTheHandshakeIsComplete() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    first(client, server);
    Wire wire = Wire.between(client, server);
    wire.client.sayEarly("early");
    wire.server.feed(wire.client.taken());
    assertFalse(wire.server.isConnected());
    assertEquals("early", wire.server.receivedEarly());
    wire.server.say("reply");
    wire.client.feed(wire.server.taken());
    assertEquals("reply", wire.client.received());
    wire.talk();
    assertConnected(wire);
  }

  @Test
  void aRecordedFlightIsSkippedTheSecondTime() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    first(client, server);
    Wire wire = Wire.between(client, server);
    wire.client.sayEarly("early");
    byte[] flight = wire.client.taken();
    wire.server.feed(flight);
    assertEquals("early", wire.server.receivedEarly());

    Side again = Side.server(server).feed(flight);
    assertEquals("", again.receivedEarly());
    assertEquals("waits", again.outcome());
    assertEquals(Miss.REPLAYED, again.connection().info().earlyDataMiss().orElseThrow());
  }

  @Test
  void aHelloThatComesLateIsTakenAndItsEarlyDataIsNot() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    first(client, server);
    Wire wire = Wire.between(client, server);
    wire.client.sayEarly("early");
    now = now.plus(Duration.ofSeconds(11));
    assertRefused(Miss.TOO_LATE, wire.talk());
  }

  @Test
  void aGuardThatFailsRefuses() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server =
        server()
            .earlyData(
                1000,
                claim -> {
                  throw new IllegalStateException("away");
                })
            .build();
    first(client, server);
    assertRefused(Miss.STORE_AWAY, second(client, server));
  }

  @Test
  void aServerThatStoppedTakingItSkipsIt() throws Exception {
    ClientConfig client = client().build();
    first(client, server().build());
    assertRefused(Miss.EARLY_DATA_OFF, second(client, server().earlyData(0).build()));
  }

  @Test
  void aRetrySkipsIt() throws Exception {
    ClientConfig client =
        client()
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.X25519))
            .build();
    first(client, server().build());
    Wire wire = second(client, server().groups(List.of(NamedGroup.SECP256R1)).build());
    assertRefused(Miss.RETRIED, wire);
    assertTrue(wire.client.connection().info().isResumed());
  }

  @Test
  void anotherSuiteSkipsIt() throws Exception {
    ClientConfig client = client().build();
    first(client, server().build());
    Wire wire =
        second(
            client,
            server().cipherSuites(List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256)).build());
    assertRefused(Miss.OTHER_SUITE, wire);
    assertTrue(wire.client.connection().info().isResumed());
  }

  @Test
  void anotherProtocolSkipsIt() throws Exception {
    ClientConfig client = client().applicationProtocols("a", "b").build();
    first(client, server().applicationProtocols("a").build());
    assertRefused(Miss.OTHER_PROTOCOL, second(client, server().applicationProtocols("b").build()));
  }

  @Test
  void anUnknownTicketSkipsIt() throws Exception {
    ClientConfig client = client().build();
    first(client, server().build());
    ServerConfig other =
        server()
            .ticketKeys(
                TicketKeys.rotating(new SeededRandom(1), Duration.ofHours(1), Duration.ofHours(1)))
            .build();
    Wire wire = second(client, other);
    assertEquals(EarlyDataOutcome.REFUSED, wire.client.connection().info().earlyData());
    assertFalse(wire.client.connection().info().isResumed());
    assertConnected(wire);
  }

  @Test
  void aClientSendsNoMoreThanTheTicketAllows() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    first(client, server);
    Wire wire = Wire.between(client, server);
    assertEquals(1000, wire.client.sayEarly("x".repeat(3000)));
    wire.talk();
    assertEquals("x".repeat(1000), wire.server.receivedEarly());
    assertEquals(0, wire.client.sayEarly("x"));
    assertConnected(wire);
  }

  @Test
  void aServerTakesNoMoreThanItsTicketAllows() throws Exception {
    ClientConfig client = client().build();
    first(client, server().earlyData(2000).build());
    ServerConfig smaller = server().earlyData(2000, claim -> Admission.admitted()).build();
    Wire wire = Wire.between(client, smaller);
    assertEquals(2000, wire.client.sayEarly("x".repeat(3000)));
    wire.talk();
    assertEquals(2000, wire.server.receivedEarly().length());
    assertConnected(wire);
  }

  @Test
  void allOfItIsCounted() throws Exception {
    ResumptionCounters counters = new ResumptionCounters();
    ClientConfig client = client().build();
    ServerConfig server = server().resumptionCounters(counters).build();
    first(client, server);
    second(client, server);
    now = now.plus(Duration.ofHours(3));
    first(client, server);
    ResumptionCounters.Counts counts = counters.counts();
    assertEquals(1, counts.resumed());
    assertEquals(1, counts.earlyDataTaken());
    assertEquals(2, counts.full().values().stream().mapToLong(Long::longValue).sum());
  }
}
