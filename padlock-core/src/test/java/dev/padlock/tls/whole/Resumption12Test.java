package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.extension.SessionTicket;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHello;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections of TLS 1.2 one after the other: what the next one may take from the one before, and
/// what it may not.
final class Resumption12Test extends Returning {

  private final Instant start = Instant.now();

  private Instant now = start;

  private ClientConfig.Builder client() {
    return Parties.client12().clock(() -> now);
  }

  private ServerConfig.Builder server() throws Exception {
    return Parties.server12().credentials(CREDENTIAL).clock(() -> now);
  }

  private static void assertResumed(Wire wire, String by) {
    assertTrue(
        isResumed(wire.client), () -> "misses: " + misses(wire.client) + misses(wire.server));
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(
          List.of(new TraceEvent.SessionResumed(by)), side.traced(TraceEvent.SessionResumed.class));
      assertEquals(List.of(), misses(side));
    }
  }

  private static void assertFull(Wire wire) {
    assertFalse(isResumed(wire.client));
    assertEquals(1, messages(wire.client, Direction.RECEIVED, HandshakeType.CERTIFICATE));
  }

  @Test
  void aTicketSavesCertificatesAndKeyExchange() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();

    Wire first = talk(client, server);
    assertFull(first);
    assertEquals(List.of("NO_SESSION"), misses(first.client));
    assertEquals(List.of(), misses(first.server));
    assertEquals(
        List.of(
            "> client_hello",
            "< server_hello",
            "< certificate",
            "< server_key_exchange",
            "< server_hello_done",
            "> client_key_exchange",
            "> finished",
            "< new_session_ticket",
            "< finished"),
        order(first.client));

    Wire second = talk(client, server);
    assertResumed(second, "ticket");
    assertEquals(
        List.of("> client_hello", "< server_hello", "< finished", "> finished"),
        order(second.client));
    assertEquals(
        first.client.connection().info().peerCertificates(),
        second.client.connection().info().peerCertificates());
    assertEquals(
        first.client.connection().info().cipherSuite(),
        second.client.connection().info().cipherSuite());
    assertResumed(talk(client, server), "ticket");
  }

  @Test
  void withoutTicketsTheSessionIdDoes() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().tickets(false).build();

    Wire first = talk(client, server);
    assertFull(first);
    Opaque id = sent(first.server, ServerHello.class).legacySessionIdEcho();
    assertEquals(32, id.size());

    Wire second = talk(client, server);
    assertResumed(second, "session id");
    assertEquals(id, sent(second.client, ClientHello.class).legacySessionId());
    assertEquals(id, sent(second.server, ServerHello.class).legacySessionIdEcho());
    assertResumed(talk(client, server), "session id");
  }

  @Test
  void clientsOfBothVersionsResumeTheOlder() throws Exception {
    ClientConfig client =
        client().versions(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2).build();
    for (boolean tickets : List.of(true, false)) {
      ServerConfig server = server().tickets(tickets).build();
      talk(client, server);
      assertResumed(talk(client, server), tickets ? "ticket" : "session id");
    }
  }

  @Test
  void whoCanSpeakTheNewerVersionDoes() throws Exception {
    ClientConfig client =
        client().versions(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2).build();
    talk(client, server().ticketKeys(keys()).build());
    Wire wire =
        talk(
            client,
            server()
                .ticketKeys(keys())
                .versions(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)
                .build());
    assertFalse(isResumed(wire.client));
    assertEquals(ProtocolVersion.TLS_1_3, wire.client.connection().info().version().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theClientsCertificatesAreCarriedOver(boolean tickets) throws Exception {
    ClientConfig client = client().credentials(Parties.clientCredential()).build();
    ServerConfig server =
        server()
            .tickets(tickets)
            .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
            .build();

    List<Opaque> shown = talk(client, server).server.connection().info().peerCertificates();
    assertEquals(1, shown.size());
    Wire second = talk(client, server);
    assertTrue(isResumed(second.server));
    assertEquals(shown, second.server.connection().info().peerCertificates());
    assertEquals(0, messages(second.client, Direction.SENT, HandshakeType.CERTIFICATE));
  }

  @Test
  void keysAreNewAndBothSidesExportTheSame() throws Exception {
    List<String> log = new ArrayList<>();
    ClientConfig client = client().dangerous().keyLog(log::add).build();
    ServerConfig server = server().dangerous().keyLog(log::add).build();

    byte[] first = exported(talk(client, server).client);
    Wire second = talk(client, server);

    assertArrayEquals(exported(second.client), exported(second.server));
    assertFalse(Arrays.equals(first, exported(second.client)));
    assertEquals(4, log.size());
    assertEquals(log.get(2), log.get(3));
    String[] before = log.get(0).split(" ");
    String[] after = log.get(2).split(" ");
    assertEquals("CLIENT_RANDOM", after[0]);
    assertNotEquals(before[1], after[1]);
    assertEquals(before[2], after[2], "the main secret is that of the session");
  }

  @Test
  void whoDoesNotWantToResumeDoesNot() throws Exception {
    ClientConfig never = client().resumption(false).build();
    ServerConfig server = server().build();
    Wire first = talk(never, server);
    assertFalse(
        sent(first.client, ClientHello.class).extensions().has(ExtensionType.SESSION_TICKET));
    assertEquals(List.of(), misses(first.client));
    assertFull(talk(never, server));

    ClientConfig client = client().build();
    ServerConfig none = server().resumption(false).build();
    Wire wire = talk(client, none);
    assertEquals(0, messages(wire.server, Direction.SENT, HandshakeType.NEW_SESSION_TICKET));
    assertTrue(sent(wire.server, ServerHello.class).legacySessionIdEcho().isEmpty());
    assertFull(talk(client, none));
  }

  @Test
  void aServerWithoutAStoreServesClientsWithoutTicketsInFull() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().tickets(false).sessionStore(null).build();
    talk(client, server);
    assertFull(talk(client, server));
  }

  @Test
  void aSessionGrowsOldFromTheFullHandshakeOn() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    now = start.plus(LIFE).minusSeconds(1);
    assertResumed(talk(client, server), "ticket");
    now = start.plus(LIFE);
    Wire late = talk(client, server);
    assertMissed(Miss.EXPIRED, late.client);
  }

  @Test
  void aServerDoesNotBelieveAClientsClock() throws Exception {
    ClientConfig client = Parties.client12().clock(() -> start).build();
    ServerConfig server = server().ticketKeys(keys()).build();
    talk(client, server);
    now = start.plus(LIFE);
    Wire late = talk(client, server);
    assertMissed(Miss.EXPIRED, late.server);
    assertMissed(Miss.DECLINED, late.client);
  }

  @Test
  void aTicketThatTheServerCannotOpenIsAMiss() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().build());
    Wire wire = talk(client, server().build());
    assertMissed(Miss.UNKNOWN_KEY, wire.server);
    assertMissed(Miss.DECLINED, wire.client);
    assertFull(wire);
  }

  @Test
  void aSessionIdThatTheServerDoesNotKnowIsAMiss() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().tickets(false).build());
    Wire wire = talk(client, server().tickets(false).build());
    assertMissed(Miss.NO_SESSION, wire.server);
    assertMissed(Miss.DECLINED, wire.client);
  }

  @Test
  void aStricterServerStartsAnew() throws Exception {
    ClientConfig client = client().credentials(Parties.clientCredential()).build();
    talk(client, server().ticketKeys(keys()).build());
    Wire wire =
        talk(
            client,
            server()
                .ticketKeys(keys())
                .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                .build());
    assertMissed(Miss.POLICY_CHANGED, wire.server);
    assertEquals(1, wire.server.connection().info().peerCertificates().size());
  }

  @Test
  void aServerWithOtherSuitesStartsAnew() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).build());
    Wire wire =
        talk(
            client,
            server()
                .ticketKeys(keys())
                .cipherSuites(List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384))
                .build());
    assertMissed(Miss.OTHER_SUITE, wire.server);
    assertMissed(Miss.DECLINED, wire.client);
  }

  @Test
  void anotherNameStartsAnew() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    TwistedScore renamed =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m -> m.withExtensions(m.extensions().with(new ServerName("other.example"))));
    Side ours = Side.server(server);
    Wire.between(side(Doors.anyClient(client, renamed::over, null)), ours).talk();
    assertMissed(Miss.OTHER_NAME, ours);
  }

  @Test
  void aClientWithAnotherJudgeOrOtherCredentialsStartsAnew() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 1);
    ServerConfig server = server().build();
    talk(client().sessionMemory(shared).build(), server);
    assertResumed(talk(client().sessionMemory(shared).build(), server), "ticket");

    Wire careless =
        talk(
            client()
                .sessionMemory(shared)
                .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
                .build(),
            server);
    assertMissed(Miss.NO_SESSION, careless.client);
    Wire other =
        talk(
            client().sessionMemory(shared).credentials(Parties.clientCredential()).build(), server);
    assertMissed(Miss.NO_SESSION, other.client);
  }

  @Test
  void aCarelessClientsSessionsServeNoOther() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 1);
    ServerConfig server = server().build();
    ClientConfig careless =
        client()
            .sessionMemory(shared)
            .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
            .build();
    talk(careless, server);
    assertResumed(talk(careless, server), "ticket");
    assertMissed(Miss.NO_SESSION, talk(client().sessionMemory(shared).build(), server).client);
  }

  @Test
  void aClientOffersNoSessionWithASuiteThatItHasGivenUp() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 1);
    ServerConfig server = server().build();
    talk(client().sessionMemory(shared).build(), server);
    Wire wire =
        talk(
            client()
                .sessionMemory(shared)
                .cipherSuites(List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384))
                .build(),
            server);
    assertMissed(Miss.OTHER_SUITE, wire.client);
  }

  @Test
  void withoutExtendedMainSecretNothingIsPromised() throws Exception {
    TwistedScore old =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m -> m.withExtensions(m.extensions().without(ExtensionType.EXTENDED_MAIN_SECRET)));
    for (boolean tickets : List.of(true, false)) {
      Side ours = Side.server(server().tickets(tickets).requireExtendedMainSecret(false).build());
      ClientConfig client = client().requireExtendedMainSecret(false).build();
      Wire.between(side(Doors.anyClient(client, old::over, null)), ours).talk();
      ServerHello hello = sent(ours, ServerHello.class);
      assertTrue(hello.legacySessionIdEcho().isEmpty());
      assertFalse(hello.extensions().has(ExtensionType.SESSION_TICKET));
    }
  }

  /// A session as an older Padlock, or a more careless one, would have made it.
  private Session12 unbound(SessionTerms terms, Opaque ticket) {
    return new Session12(
        terms.facts(
            terms.scope(Parties.NAME),
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            List.of(),
            start),
        false,
        new Session12.Handle(Opaque.EMPTY, ticket),
        Secret.of("main secret", new byte[48]));
  }

  @Test
  void aSessionWithoutExtendedMainSecretIsNeitherOfferedNorTaken() throws Exception {
    SessionMemory memory = SessionMemory.bounded(1, 1);
    ClientConfig client = client().sessionMemory(memory).build();
    memory.remember(unbound(Doors.settings(client).sessions().terms(), Opaque.of(new byte[] {1})));
    assertMissed(Miss.OTHER_MAIN_SECRET, talk(client, server().build()).client);

    ServerConfig server = server().build();
    ServerSessions sessions = Doors.settings(server).sessions();
    Opaque ticket =
        sessions.sealer().seal(unbound(sessions.terms(), Opaque.EMPTY), start).orElseThrow();
    TwistedScore presenting =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m -> m.withExtensions(m.extensions().with(new SessionTicket(ticket))));
    Side ours = Side.server(server);
    Wire.between(side(Doors.anyClient(client().build(), presenting::over, null)), ours).talk();
    assertMissed(Miss.OTHER_MAIN_SECRET, ours);
  }

  @Test
  void aMemoryThatFailsCostsAFullHandshake() throws Exception {
    ClientConfig client = client().sessionMemory(new Away()).build();
    Wire wire = talk(client, server().build());
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY"), misses(wire.client));
  }

  @Test
  void aStoreThatFailsCostsAFullHandshake() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().tickets(false).sessionStore(new Away()).build();
    assertMissed(Miss.STORE_AWAY, talk(client, server).server);
    Wire second = talk(client, server);
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY"), misses(second.server));
    assertMissed(Miss.DECLINED, second.client);
  }

  @Test
  void keysThatFailMakeNoTicket() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().ticketKeys(new Away()).build();
    Wire first = talk(client, server);
    assertEquals(
        new NewSessionTicket12(0, Opaque.EMPTY), sent(first.server, NewSessionTicket12.class));
    assertMissed(Miss.NO_SESSION, talk(client, server).client);

    talk(client, server().build());
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY"), misses(talk(client, server).server));
  }

  @Test
  void aConnectionThatFailsTakesItsSessionAlong() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    Wire wire = talk(client, server);
    wire.client.feed(new byte[] {23, 3, 3, 0, 0});
    assertTrue(wire.client.refusal().isPresent());
    assertMissed(Miss.NO_SESSION, talk(client, server).client);
  }

  @Test
  void aTransportThatEndsEarlyLeavesTheSession() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server).client.end();
    assertResumed(talk(client, server), "ticket");
  }

  @Test
  void theServersHintCountsWhereItIsShorter() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().sessionLifetime(Duration.ofSeconds(60)).build());
    now = start.plusSeconds(60);
    assertMissed(Miss.EXPIRED, talk(client, server().build()).client);
  }

  @Test
  void ourOwnLifetimeCountsWhereItIsShorter() throws Exception {
    ClientConfig client = client().sessionLifetime(Duration.ofSeconds(60)).build();
    talk(client, server().build());
    now = start.plusSeconds(60);
    assertMissed(Miss.EXPIRED, talk(client, server().build()).client);
  }

  @Test
  void aTicketThatFitsIntoNoHelloIsNotKept() throws Exception {
    ClientConfig client = client().build();
    TwistedScore generous =
        new TwistedScore()
            .edit(
                NewSessionTicket12.class,
                m -> new NewSessionTicket12(7200, Opaque.of(new byte[TicketSealer.LARGEST + 1])));
    Side theirs = side(Doors.anyServer(server().build(), generous::over, null));
    Side ours = Side.client(client);
    Wire.between(ours, theirs).talk();
    Wire next = Wire.between(client, server().build()).talk();
    assertTrue(
        sent(next.client, ClientHello.class)
            .extensions()
            .find(SessionTicket.class)
            .orElseThrow()
            .ticket()
            .isEmpty());
    assertFull(next);
  }

  @Test
  void recordsOfAResumedConnectionAreBroken() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    Wire wire = talk(client, server);
    wire.client.say("x");
    byte[] record = wire.client.taken();
    record[record.length - 1] ^= 1;
    wire.server.feed(record);
    assertEquals(RecordFault.BAD_RECORD_MAC.code(), wire.server.outcome());
  }

  @Test
  void whereASessionIsResumedTheServerIsTheFirstToChangeKeys() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    assertEquals(
        List.of(Direction.SENT, Direction.RECEIVED), keyChanges(talk(client, server).client));
    assertEquals(
        List.of(Direction.RECEIVED, Direction.SENT), keyChanges(talk(client, server).client));
  }

  private static List<Direction> keyChanges(Side side) {
    return side.traced(TraceEvent.KeysChanged.class).stream()
        .map(TraceEvent.KeysChanged::direction)
        .toList();
  }

  @Test
  void aClientWithLittleMemoryGetsShortRecords() throws Exception {
    TwistedScore small =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m -> m.withExtensions(m.extensions().with(new MaxFragmentLength(1))));
    Side ours = Side.server(server().build());
    Wire.between(side(Doors.anyClient(client().build(), small::over, null)), ours).talk();
    assertTrue(sent(ours, ServerHello.class).extensions().has(ExtensionType.MAX_FRAGMENT_LENGTH));
    assertTrue(
        ours.traced(TraceEvent.RecordSeen.class).stream()
            .filter(record -> record.direction() == Direction.SENT)
            .allMatch(record -> record.content() <= 512));
  }
}
