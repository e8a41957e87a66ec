package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.KnownKey;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.SigningKey;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.PskKeyExchangeMode;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PreSharedKeyServerHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.extension.PskKeyExchangeModes;
import dev.padlock.tls.wire.extension.SessionTicket;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.NewSessionTicket;
import dev.padlock.tls.wire.message.ServerHello;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections of TLS 1.3 one after the other: what the next one may take from the one before, and
/// what it may not (RFC 9846 §2.2, §4.3.11, §4.7.1).
final class Resumption13Test extends Returning {

  private static final List<CipherSuite> SHA384 = List.of(CipherSuite.TLS_AES_256_GCM_SHA384);
  private static final List<CipherSuite> SHA256 = List.of(CipherSuite.TLS_AES_128_GCM_SHA256);
  private static final List<NamedGroup> OTHER_GROUP = List.of(NamedGroup.SECP256R1);

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Instant now = start;

  private ClientConfig.Builder client() {
    return Parties.client().clock(() -> now);
  }

  private ServerConfig.Builder server() throws Exception {
    return Parties.server().credentials(CREDENTIAL).clock(() -> now);
  }

  private static void assertResumed(Wire wire) {
    assertTrue(
        isResumed(wire.client), () -> "misses: " + misses(wire.client) + misses(wire.server));
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(
          List.of(new TraceEvent.SessionResumed("ticket")),
          side.traced(TraceEvent.SessionResumed.class));
      assertEquals(List.of(), misses(side));
    }
    assertEquals(0, certificates(wire.client, Direction.RECEIVED));
    assertEquals(0, messages(wire.client, Direction.RECEIVED, HandshakeType.CERTIFICATE_VERIFY));
    assertEquals(0, messages(wire.client, Direction.RECEIVED, HandshakeType.CERTIFICATE_REQUEST));
    assertEquals(0, certificates(wire.client, Direction.SENT));
  }

  private static void assertFull(Wire wire) {
    assertFalse(isResumed(wire.client));
    assertFalse(
        sent(wire.server, ServerHello.class).extensions().has(ExtensionType.PRE_SHARED_KEY));
    assertEquals(1, certificates(wire.client, Direction.RECEIVED));
  }

  private static long certificates(Side side, Direction direction) {
    return messages(side, direction, HandshakeType.CERTIFICATE)
        + messages(side, direction, HandshakeType.COMPRESSED_CERTIFICATE);
  }

  private static long tickets(Wire wire) {
    return messages(wire.client, Direction.RECEIVED, HandshakeType.NEW_SESSION_TICKET);
  }

  /// What a client shows in a hello.
  private static List<Opaque> identities(ClientHello hello) {
    return hello.extensions().find(PreSharedKeyClientHello.class).stream()
        .flatMap(offered -> offered.identities().stream())
        .map(PskIdentity::identity)
        .toList();
  }

  @Test
  void aTicketSavesCertificatesAndASignature() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();

    Wire first = talk(client, server);
    assertFull(first);
    assertEquals(List.of("NO_SESSION"), misses(first.client));
    assertEquals(List.of(), misses(first.server));

    Wire second = talk(client, server);
    assertResumed(second);
    assertEquals(
        List.of(
            "> client_hello",
            "< server_hello",
            "< encrypted_extensions",
            "< finished",
            "> finished",
            "< new_session_ticket"),
        order(second.client));
    assertEquals(
        first.client.connection().info().peerCertificates(),
        second.client.connection().info().peerCertificates());
    assertEquals(1, second.client.connection().info().peerCertificates().size());
    assertResumed(talk(client, server));
  }

  @Test
  void theKeyExchangeIsNewEachTime() throws Exception {
    List<String> log = new ArrayList<>();
    ClientConfig client = client().dangerous().keyLog(log::add).build();
    ServerConfig server = server().dangerous().keyLog(log::add).build();
    Wire first = talk(client, server);
    Wire second = talk(client, server);

    assertResumed(second);
    assertArrayEquals(exported(first.client), exported(first.server));
    assertArrayEquals(exported(second.client), exported(second.server));
    assertFalse(Arrays.equals(exported(first.client), exported(second.client)));
    assertEquals(NamedGroup.X25519, second.client.connection().info().group().orElseThrow());
    assertTrue(sent(second.server, ServerHello.class).extensions().has(ExtensionType.KEY_SHARE));
    assertEquals(2 * 2 * 5, log.size());
    assertEquals(2 * 5, log.stream().distinct().count(), "both sides log the same, never again");
    assertEquals(2 * 5, log.stream().map(line -> line.split(" ")[2]).distinct().count());
  }

  @Test
  void aClientGetsTwoTicketsAndThenOneInPlaceOfEachThatItUsed() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    Wire first = talk(client, server);
    assertEquals(2, tickets(first));
    List<NewSessionTicket> both = allSent(first.server, NewSessionTicket.class);
    assertNotEquals(both.get(0).ticket(), both.get(1).ticket());
    assertNotEquals(both.get(0).ticketNonce(), both.get(1).ticketNonce());
    assertNotEquals(both.get(0).ticketAgeAdd(), both.get(1).ticketAgeAdd());
    assertEquals(LIFE.toSeconds(), both.getFirst().ticketLifetime());
    assertFalse(both.getFirst().extensions().has(ExtensionType.EARLY_DATA));
    assertEquals(1, tickets(talk(client, server)));
  }

  @Test
  void noTicketIsShownTwice() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    List<Opaque> shown = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Wire wire = talk(client, server);
      assertResumed(wire);
      shown.addAll(identities(sent(wire.client, ClientHello.class)));
    }
    assertEquals(4, shown.size());
    assertEquals(4, shown.stream().distinct().count());
  }

  @Test
  void asManyConnectionsCanBeResumedAtOnceAsThereAreTickets() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().ticketCount(3).build();
    assertEquals(3, tickets(talk(client, server)));
    List<Side> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(Side.client(client).run());
    }
    for (int i = 0; i < 4; i++) {
      Wire wire = Wire.between(open.get(i), Side.server(server)).talk();
      assertEquals(i < 3, isResumed(wire.client));
      assertEquals(i < 3 ? List.of() : List.of("NO_SESSION"), misses(wire.client));
    }
  }

  @Test
  void aServerMayGiveNoTickets() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().ticketCount(0).build();
    Wire first = talk(client, server);
    assertEquals(0, tickets(first));
    assertMissed(Miss.NO_SESSION, talk(client, server).client);
  }

  @Test
  void aClientGetsAsManyTicketsAsItAsksFor() throws Exception {
    ClientConfig client = client().ticketRequest(3, 2).build();
    ServerConfig server = server().ticketCount(5).build();
    assertEquals(3, tickets(talk(client, server)));
    Wire second = talk(client, server);
    assertTrue(isResumed(second.client));
    assertEquals(2, tickets(second));
    ServerConfig mean = server().ticketCount(1).build();
    assertEquals(1, tickets(talk(client().ticketRequest(9, 0).build(), mean)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 17})
  void noServerGivesSoManyTickets(int count) throws Exception {
    ServerConfig.Builder server = server().ticketCount(count);
    assertEquals(
        ConfigurationFault.BAD_VALUE, assertThrows(TlsException.class, server::build).refusal());
  }

  @Test
  void withoutTicketsTheStoreKeepsSessionsThatCanBeUsedOnce() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().tickets(false).build();
    Wire first = talk(client, server);
    assertEquals(2, tickets(first));
    for (NewSessionTicket ticket : allSent(first.server, NewSessionTicket.class)) {
      assertEquals(SessionHandle.SingleUse.LENGTH, ticket.ticket().size());
    }
    assertResumed(talk(client, server));
    assertResumed(talk(client, server));
    assertResumed(talk(client, server));
  }

  @Test
  void aStoredSessionCannotBeUsedTwice() throws Exception {
    ClientConfig client = client().sessionMemory(new Unforgetting()).build();
    ServerConfig server = server().tickets(false).ticketCount(1).build();
    talk(client, server);
    Wire second = Wire.between(client, server).talk();
    assertResumed(second);
    List<Opaque> shown = identities(sent(second.client, ClientHello.class));

    Wire third = talk(client, server);
    assertEquals(shown, identities(sent(third.client, ClientHello.class)));
    assertMissed(Miss.NO_SESSION, third.server);
    assertMissed(Miss.DECLINED, third.client);
    assertFull(third);
  }

  /// Offers its first session again and again.
  private static final class Unforgetting implements SessionMemory {
    private final List<Session> sessions = new ArrayList<>();

    @Override
    public void remember(Session session) {
      sessions.add(session);
    }

    @Override
    public Recollection recall(SessionScope scope, Instant now) {
      return sessions.isEmpty()
          ? new Recollection.Missed(Miss.NO_SESSION)
          : new Recollection.Found(sessions.getFirst().copy());
    }

    @Override
    public void forget(SessionScope scope) {}
  }

  @Test
  void aFullStoreForgetsTheOldest() throws Exception {
    ServerConfig server =
        server().tickets(false).ticketCount(1).sessionStore(SessionStore.bounded(1)).build();
    ClientConfig early = client().build();
    ClientConfig late = client().build();
    talk(early, server);
    talk(late, server);
    assertMissed(Miss.NO_SESSION, Wire.between(early, server).talk().server);
  }

  @Test
  void aServerWithoutTicketsAndStoreResumesNothing() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().tickets(false).sessionStore(null).build();
    assertEquals(0, tickets(talk(client, server)));
    assertMissed(Miss.NO_SESSION, talk(client, server).client);
  }

  @Test
  void anIdentifierIsATicketWhereThereIsNoStore() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().tickets(false).build());
    assertMissed(Miss.UNKNOWN_KEY, talk(client, server().sessionStore(null).build()).server);
  }

  @Test
  void whoDoesNotWantToResumeDoesNot() throws Exception {
    ClientConfig never = client().resumption(false).build();
    ServerConfig server = server().build();
    talk(never, server);
    Wire again = talk(never, server);
    assertFull(again);
    assertEquals(List.of(), misses(again.client));
    assertTrue(identities(sent(again.client, ClientHello.class)).isEmpty());

    ClientConfig client = client().build();
    ServerConfig none = server().resumption(false).build();
    assertEquals(0, tickets(talk(client, none)));
    talk(client, server);
    Wire wire = talk(client, none);
    assertFull(wire);
    assertMissed(Miss.DECLINED, wire.client);
    assertEquals(List.of(), misses(wire.server));
  }

  @Test
  void aRetryKeepsAKeyOfTheSameHash() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    ServerConfig server = server().ticketKeys(keys()).build();
    talk(client().sessionMemory(shared).build(), server);
    Wire wire =
        talk(
            client().sessionMemory(shared).build(),
            server().ticketKeys(keys()).groups(OTHER_GROUP).build());
    assertResumed(wire);
    assertEquals(
        List.of(
            "> client_hello",
            "< server_hello",
            "> client_hello",
            "< server_hello",
            "< encrypted_extensions",
            "< finished",
            "> finished",
            "< new_session_ticket"),
        order(wire.client));
    List<ClientHello> hellos = allSent(wire.client, ClientHello.class);
    assertEquals(identities(hellos.get(0)), identities(hellos.get(1)));
    assertNotEquals(binders(hellos.get(0)), binders(hellos.get(1)));
  }

  private static List<Opaque> binders(ClientHello hello) {
    return hello.extensions().find(PreSharedKeyClientHello.class).orElseThrow().binders();
  }

  @Test
  void aRetryToAnotherHashTakesTheKeyOutOfTheHello() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).cipherSuites(SHA384).build());
    Wire wire =
        talk(client, server().ticketKeys(keys()).cipherSuites(SHA256).groups(OTHER_GROUP).build());
    assertFull(wire);
    List<ClientHello> hellos = allSent(wire.client, ClientHello.class);
    assertEquals(1, identities(hellos.get(0)).size());
    assertFalse(hellos.get(1).extensions().has(ExtensionType.PRE_SHARED_KEY));
    assertMissed(Miss.DECLINED, wire.client);
    assertEquals(List.of(), misses(wire.server));
  }

  @Test
  void aKeyOfSha384IsResumedAndKeptThroughARetry() throws Exception {
    ClientConfig client = client().cipherSuites(SHA384).build();
    talk(client, server().ticketKeys(keys()).build());
    Wire wire = talk(client, server().ticketKeys(keys()).groups(OTHER_GROUP).build());
    assertResumed(wire);
    assertEquals(48, binders(sent(wire.client, ClientHello.class)).getFirst().size());
  }

  @Test
  void aKeyGoesWithEverySuiteOfItsHash() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).cipherSuites(SHA256).build());
    List<CipherSuite> chaCha = List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    ServerConfig server = server().ticketKeys(keys()).cipherSuites(chaCha).build();
    Wire wire = talk(client, server);
    assertResumed(wire);
    assertEquals(chaCha.getFirst(), wire.client.connection().info().cipherSuite().orElseThrow());
    assertResumed(talk(client, server));
  }

  @Test
  void aServerWithAnotherHashStartsAnew() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).cipherSuites(SHA384).build());
    Wire wire = talk(client, server().ticketKeys(keys()).cipherSuites(SHA256).build());
    assertMissed(Miss.OTHER_SUITE, wire.server);
    assertMissed(Miss.DECLINED, wire.client);
    assertFull(wire);
  }

  @Test
  void aClientOffersNoKeyOfAHashThatItHasGivenUp() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    talk(client().sessionMemory(shared).cipherSuites(SHA384).build(), server().build());
    Wire wire = talk(client().sessionMemory(shared).cipherSuites(SHA256).build(), server().build());
    assertMissed(Miss.OTHER_SUITE, wire.client);
    assertTrue(identities(sent(wire.client, ClientHello.class)).isEmpty());
  }

  @Test
  void aSessionGrowsOldFromTheFullHandshakeOn() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    for (long minutes = 30; minutes < LIFE.toMinutes(); minutes += 30) {
      now = start.plus(Duration.ofMinutes(minutes));
      Wire wire = talk(client, server);
      assertResumed(wire);
      assertEquals(
          LIFE.minusMinutes(minutes).toSeconds(),
          sent(wire.server, NewSessionTicket.class).ticketLifetime());
    }
    now = start.plus(LIFE);
    Wire late = talk(client, server);
    assertMissed(Miss.EXPIRED, late.client);
    assertFull(late);
    assertEquals(2, tickets(late));
  }

  @Test
  void inItsLastSecondASessionIsResumedButNoTicketIsLeft() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    now = start.plus(LIFE).minusMillis(1);
    Wire wire = talk(client, server);
    assertResumed(wire);
    assertEquals(0, tickets(wire));
  }

  @Test
  void aServerDoesNotBelieveAClientsClock() throws Exception {
    ClientConfig client = Parties.client().clock(() -> start).build();
    ServerConfig server = server().ticketKeys(keys()).build();
    talk(client, server);
    now = start.plus(LIFE);
    Wire late = talk(client, server);
    assertMissed(Miss.EXPIRED, late.server);
    assertMissed(Miss.DECLINED, late.client);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void aClockThatIsWrongByAnHourDoesNotHinderResumption(long seconds) throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().clock(() -> now.plusSeconds(seconds)).build();
    talk(client, server);
    now = start.plusSeconds(60);
    assertResumed(talk(client, server));
  }

  @Test
  void theAgeOfATicketIsHidden() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().ticketCount(1).build();
    NewSessionTicket ticket = sent(talk(client, server).server, NewSessionTicket.class);
    now = start.plusMillis(1234);
    long shown =
        sent(talk(client, server).client, ClientHello.class)
            .extensions()
            .find(PreSharedKeyClientHello.class)
            .orElseThrow()
            .identities()
            .getFirst()
            .obfuscatedTicketAge();
    assertEquals(ticket.ticketAgeAdd() + 1234 & 0xffff_ffffL, shown);
  }

  @Test
  void theServersLifetimeCountsWhereItIsShorter() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().sessionLifetime(Duration.ofSeconds(60)).build());
    now = start.plusSeconds(60);
    assertMissed(Miss.EXPIRED, talk(client, server().build()).client);
  }

  @Test
  void theClientsLifetimeCountsWhereItIsShorter() throws Exception {
    ClientConfig client = client().sessionLifetime(Duration.ofSeconds(60)).build();
    ServerConfig server = server().build();
    talk(client, server);
    now = start.plusSeconds(59);
    assertResumed(talk(client, server));
    now = start.plusSeconds(60);
    assertMissed(Miss.EXPIRED, talk(client, server).client);
  }

  @Test
  void aTicketThatIsOverAtOnceIsNotKept() throws Exception {
    assertEquals(List.of("NO_SESSION"), missesAfter(ticket -> ticket(0, ticket.ticket())));
  }

  @Test
  void aTicketThatFitsIntoNoHelloIsNotKept() throws Exception {
    Opaque tooLong = Opaque.of(new byte[TicketSealer.LARGEST + 1]);
    assertEquals(
        List.of("NO_SESSION"), missesAfter(ticket -> ticket(ticket.ticketLifetime(), tooLong)));
    Opaque longest = Opaque.of(new byte[TicketSealer.LARGEST]);
    assertEquals(
        List.of("DECLINED"), missesAfter(ticket -> ticket(ticket.ticketLifetime(), longest)));
  }

  /// Nothing is kept for longer than seven days, whatever a server says (RFC 9846 §4.7.1).
  @Test
  void aTicketForAYearIsKeptForSevenDays() throws Exception {
    Duration week = Duration.ofDays(7);
    List<Session> kept = new ArrayList<>();
    ClientConfig client = client().sessionLifetime(week).sessionMemory(new Keeping(kept)).build();
    given(client, ticket -> ticket(Duration.ofDays(365).toSeconds(), ticket.ticket()));
    assertEquals(start.plus(week), kept.getFirst().facts().expiresAt());
  }

  /// Keeps what it gets for a test to look at.
  private record Keeping(List<Session> sessions) implements SessionMemory {
    @Override
    public void remember(Session session) {
      sessions.add(session);
    }

    @Override
    public Recollection recall(SessionScope scope, Instant now) {
      return new Recollection.Missed(Miss.NO_SESSION);
    }

    @Override
    public void forget(SessionScope scope) {
      throw new AssertionError("nothing failed");
    }
  }

  private static NewSessionTicket ticket(long lifetime, Opaque ticket) {
    return new NewSessionTicket(lifetime, 7, Opaque.EMPTY, ticket, Extensions.of());
  }

  /// What the next connection misses after a server gave other tickets than it should.
  private List<String> missesAfter(UnaryOperator<NewSessionTicket> change) throws Exception {
    ClientConfig client = client().build();
    given(client, change);
    return misses(talk(client, server().build()).client);
  }

  private void given(ClientConfig client, UnaryOperator<NewSessionTicket> change) throws Exception {
    TwistedScore generous = new TwistedScore().edit(NewSessionTicket.class, change);
    Side theirs = side(Doors.anyServer(server().build(), generous::over, null));
    assertEquals("connected", Wire.between(Side.client(client), theirs).talk().client.outcome());
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
  void aForgedTicketIsAMiss() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    given(client, server, ticket -> flipped(ticket.ticket()));
    Wire wire = talk(client, server);
    assertMissed(Miss.FORGED, wire.server);
    assertMissed(Miss.DECLINED, wire.client);
    assertFull(wire);
  }

  private static Opaque flipped(Opaque ticket) {
    byte[] changed = ticket.toArray();
    changed[changed.length - 1] ^= 1;
    return Opaque.wrap(changed);
  }

  private static void given(
      ClientConfig client, ServerConfig server, Function<NewSessionTicket, Opaque> change)
      throws Exception {
    TwistedScore twisted =
        new TwistedScore()
            .edit(NewSessionTicket.class, m -> ticket(m.ticketLifetime(), change.apply(m)));
    Side theirs = side(Doors.anyServer(server, twisted::over, null));
    assertEquals("connected", Wire.between(Side.client(client), theirs).talk().client.outcome());
  }

  @Test
  void keysRotateAndTheOldOneStillOpens() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(TicketKeys.given(key(1), List.of())).build());
    ServerConfig tomorrow = server().ticketKeys(TicketKeys.given(key(2), List.of(key(1)))).build();
    assertResumed(talk(client, tomorrow));
    assertResumed(talk(client, server().ticketKeys(TicketKeys.given(key(2), List.of())).build()));
    Wire late = talk(client, server().ticketKeys(TicketKeys.given(key(3), List.of())).build());
    assertMissed(Miss.UNKNOWN_KEY, late.server);
  }

  @Test
  void keysThatMakeThemselvesOpenForAsLongAsATicketIsGood() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    now = start.plus(LIFE).minusSeconds(1);
    talk(client, server);
    now = now.plus(LIFE).minusSeconds(1);
    assertResumed(talk(client, server));
  }

  @Test
  void serversThatShareKeysResumeEachOthersSessions() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).build());
    assertResumed(talk(client, server().ticketKeys(keys()).build()));
  }

  @Test
  void serversThatShareAStoreAndKeysResumeEachOthersSessions() throws Exception {
    SessionStore store = SessionStore.bounded(8);
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).tickets(false).sessionStore(store).build());
    assertResumed(
        talk(client, server().ticketKeys(keys()).tickets(false).sessionStore(store).build()));
  }

  @Test
  void anotherNameStartsAnew() throws Exception {
    SessionMemory memory = SessionMemory.bounded(8, 4);
    ServerConfig server = server().build();
    Side named = Side.client(client().sessionMemory(memory).build());
    assertEquals("connected", Wire.between(named, Side.server(server)).talk().client.outcome());
    ClientConfig client = client().sessionMemory(new Renaming(memory, client().build())).build();
    Side other = client(client, "other.example");
    Wire wire = Wire.between(other, Side.server(server)).talk();
    assertEquals(List.of("OTHER_NAME"), misses(wire.server));
  }

  private static Side client(ClientConfig config, String name) throws Exception {
    List<TraceEvent> trace = new ArrayList<>();
    return new Side(
        ClientConnection.open(config, name, trace::add),
        trace,
        List.of(),
        new Side.Answers.AtOnce());
  }

  /// Offers what it has for one server to another.
  private record Renaming(SessionMemory real, ClientConfig like) implements SessionMemory {
    @Override
    public void remember(Session session) {
      session.destroy();
    }

    @Override
    public Recollection recall(SessionScope scope, Instant now) {
      ClientSessions sessions = Objects.requireNonNull(Doors.settings(like).sessions());
      return real.recall(sessions.terms().scope(Parties.NAME), now);
    }

    @Override
    public void forget(SessionScope scope) {}
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
  void aServerWithAnotherCertificateStartsAnew() throws Exception {
    ClientConfig client = client().build();
    talk(client, server().ticketKeys(keys()).build());
    Wire wire =
        talk(client, server().credentials(Parties.serverCredential()).ticketKeys(keys()).build());
    assertMissed(Miss.POLICY_CHANGED, wire.server);
  }

  @Test
  void aServerWithACarelessJudgeIsNoWayIntoAStricterOne() throws Exception {
    ClientConfig client = client().credentials(Parties.clientCredential()).build();
    talk(
        client,
        server()
            .ticketKeys(keys())
            .clientCertificates(
                ClientCertificates.REQUIRED, claim -> new Judgement.Accepted(List.of(), List.of()))
            .build());
    Wire wire =
        talk(
            client,
            server()
                .ticketKeys(keys())
                .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                .build());
    assertMissed(Miss.POLICY_CHANGED, wire.server);
  }

  @Test
  void aClientWithAnotherJudgeOrOtherCredentialsStartsAnew() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    ServerConfig server = server().build();
    talk(client().sessionMemory(shared).build(), server);
    assertResumed(talk(client().sessionMemory(shared).build(), server));

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
    SessionMemory shared = SessionMemory.bounded(8, 4);
    ServerConfig server = server().build();
    ClientConfig careless =
        client()
            .sessionMemory(shared)
            .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
            .build();
    talk(careless, server);
    assertResumed(talk(careless, server));
    assertMissed(Miss.NO_SESSION, talk(client().sessionMemory(shared).build(), server).client);
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
    for (int i = 0; i < 3; i++) {
      Wire next = talk(client, server);
      assertResumed(next);
      assertEquals(shown, next.server.connection().info().peerCertificates());
    }
  }

  @Test
  void aClientThatShowedNothingShowsNothingWhenItIsResumed() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server =
        server().clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust()).build();
    talk(client, server);
    Wire second = talk(client, server);
    assertResumed(second);
    assertEquals(List.of(), second.server.connection().info().peerCertificates());
  }

  @Test
  void aTicketOfTls12IsNoneOfTls13() throws Exception {
    ClientConfig both =
        Parties.client()
            .policy(Policy.INTERMEDIATE)
            .clock(() -> now)
            .sessionMemory(SessionMemory.bounded(8, 4))
            .build();
    talk(both, Parties.server12().credentials(CREDENTIAL).ticketKeys(keys()).build());
    Wire wire = talk(both, server().ticketKeys(keys()).build());
    assertMissed(Miss.OTHER_VERSION, wire.client);
    assertEquals(List.of(), misses(wire.server));
    assertEquals(ProtocolVersion.TLS_1_3, wire.client.connection().info().version().orElseThrow());
  }

  @Test
  void aSessionOfTls13IsNoneOfTls12() throws Exception {
    ClientConfig both = Parties.client().policy(Policy.INTERMEDIATE).clock(() -> now).build();
    talk(both, server().ticketKeys(keys()).build());
    Wire wire = talk(both, Parties.server12().credentials(CREDENTIAL).ticketKeys(keys()).build());
    assertEquals(1, identities(sent(wire.client, ClientHello.class)).size());
    assertMissed(Miss.OTHER_VERSION, wire.client);
    assertEquals(ProtocolVersion.TLS_1_2, wire.client.connection().info().version().orElseThrow());
  }

  @Test
  void aClientThatGaveUpTls13OffersNoSessionOfIt() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    talk(client().sessionMemory(shared).build(), server().build());
    Wire wire =
        talk(
            Parties.client12().clock(() -> now).sessionMemory(shared).build(),
            Parties.server12().credentials(CREDENTIAL).build());
    assertMissed(Miss.OTHER_VERSION, wire.client);
  }

  @Test
  void aClientThatGaveUpTls12OffersNoSessionOfIt() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    talk(
        Parties.client12().clock(() -> now).sessionMemory(shared).build(),
        Parties.server12().credentials(CREDENTIAL).build());
    assertMissed(
        Miss.OTHER_VERSION, talk(client().sessionMemory(shared).build(), server().build()).client);
  }

  @Test
  void aMemoryThatFailsCostsAFullHandshake() throws Exception {
    ClientConfig client = client().sessionMemory(new Away()).build();
    Wire wire = talk(client, server().build());
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY", "STORE_AWAY"), misses(wire.client));
  }

  @Test
  void aStoreThatFailsCostsAFullHandshake() throws Exception {
    ClientConfig client = client().build();
    Wire first = talk(client, server().tickets(false).sessionStore(new Away()).build());
    assertMissed(Miss.STORE_AWAY, first.server);
    assertEquals(0, tickets(first));

    talk(client, server().tickets(false).build());
    Wire second = talk(client, server().tickets(false).sessionStore(new Away()).build());
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY"), misses(second.server));
    assertMissed(Miss.DECLINED, second.client);
  }

  @Test
  void keysThatFailMakeNoTicket() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().ticketKeys(new Away()).build();
    Wire first = talk(client, server);
    assertMissed(Miss.STORE_AWAY, first.server);
    assertEquals(0, tickets(first));

    talk(client, server().build());
    assertEquals(List.of("STORE_AWAY", "STORE_AWAY"), misses(talk(client, server).server));
  }

  /// What was made before the keys went away is still of use.
  @Test
  void keysThatFailHalfWayMakeHalfOfTheTickets() throws Exception {
    int[] asked = {0};
    TicketKeys real = keys();
    TicketKeys failing =
        new TicketKeys() {
          @Override
          public TicketKey sealing(Instant when) {
            if (asked[0]++ == 1) {
              throw new IllegalStateException("away");
            }
            return real.sealing(when);
          }

          @Override
          public Optional<TicketKey> opening(Opaque id, Instant when) {
            return real.opening(id, when);
          }
        };
    ClientConfig client = client().build();
    ServerConfig server = server().ticketKeys(failing).build();
    Wire first = talk(client, server);
    assertMissed(Miss.STORE_AWAY, first.server);
    assertEquals(1, tickets(first));
    assertResumed(talk(client, server));
  }

  @Test
  void aClientWithTooManyCertificatesForATicketGetsNone() throws Exception {
    Identity identity = TestCa.client(KeyKind.EC_P256, "a client of many certificates");
    List<Certificate> chain = new ArrayList<>(identity.chain());
    chain.addAll(Collections.nCopies(60, identity.chain().getFirst()));
    ClientConfig client =
        client().credentials(Credential.of(chain, SigningKey.local(identity.key()))).build();
    ServerConfig server =
        server()
            .clientCertificates(
                ClientCertificates.REQUIRED, claim -> new Judgement.Accepted(List.of(), List.of()))
            .build();
    Wire first = talk(client, server);
    assertEquals(61, first.server.connection().info().peerCertificates().size());
    assertEquals(0, tickets(first));
    assertMissed(Miss.NO_SESSION, talk(client, server).client);
  }

  @Test
  void aConnectionThatFailsTakesItsSessionsAlong() throws Exception {
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
    assertResumed(talk(client, server));
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
  void bothMayRenewTheirKeysRightAfterAResumedHandshake() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    Wire wire = Wire.between(client, server).talk();
    wire.client.connection().updateKeys(true);
    wire.client.say("under new keys");
    wire.talk();
    wire.server.connection().updateKeys(true);
    wire.server.say("so am I");
    wire.talk();
    assertTrue(isResumed(wire.server));
    assertEquals("under new keys", wire.server.received());
    assertEquals("so am I", wire.client.received());
    assertResumed(talk(client, server));
  }

  /// What comes right behind the client's Finished waits until its tickets are made.
  @Test
  void dataRightBehindTheHandshakeWaitsForTheTickets() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    talk(client, server);
    List<TraceEvent> trace = new ArrayList<>();
    Side slow =
        new Side(
            ServerConnection.open(server, trace::add),
            trace,
            List.of(),
            new Side.Answers.WhenNothingElseMoves());
    Side quick = Side.client(client).run();
    slow.feed(quick.taken());
    slow.answer();
    quick.feed(slow.run().taken());
    assertTrue(quick.isConnected());
    quick.say("already");
    quick.connection().updateKeys(false);
    quick.say(" here");
    slow.feed(quick.taken());
    assertTrue(slow.isAsking());
    assertFalse(slow.isConnected());
    assertEquals("", slow.received());
    slow.answer();
    slow.run();
    assertEquals("already here", slow.received());
    quick.feed(slow.taken());
    assertEquals(1, messages(quick, Direction.RECEIVED, HandshakeType.NEW_SESSION_TICKET));
  }

  @Test
  void aConnectionThatIsGivenUpWhileTicketsAreMadeIsOver() throws Exception {
    Side slow =
        new Side(
            ServerConnection.open(server().build()),
            new ArrayList<>(),
            List.of(),
            new Side.Answers.WhenNothingElseMoves());
    Side quick = Side.client(client().build());
    quick.run();
    slow.feed(quick.taken());
    while (!quick.isConnected()) {
      slow.answer();
      quick.feed(slow.run().taken());
    }
    slow.feed(quick.taken());
    assertTrue(slow.isAsking());
    slow.connection().closeSending();
    slow.run();
    quick.feed(slow.taken());
    assertEquals(0, messages(quick, Direction.RECEIVED, HandshakeType.NEW_SESSION_TICKET));
    assertTrue(quick.connection().isReceiveClosed());
  }

  @Test
  void theApplicationProtocolIsAgreedOnAnew() throws Exception {
    SessionMemory shared = SessionMemory.bounded(8, 4);
    ServerConfig server = server().applicationProtocols("h2", "http/1.1").build();
    Wire first = talk(client().sessionMemory(shared).applicationProtocols("h2").build(), server);
    assertEquals(Optional.of("h2"), protocol(first.client));
    Wire second =
        talk(client().sessionMemory(shared).applicationProtocols("http/1.1").build(), server);
    assertResumed(second);
    assertEquals(Optional.of("http/1.1"), protocol(second.client));
    assertEquals(Optional.of("http/1.1"), protocol(second.server));
    Wire third = talk(client().sessionMemory(shared).build(), server);
    assertResumed(third);
    assertEquals(Optional.empty(), protocol(third.server));
  }

  /// RFC 6066 §3: where a session is resumed, the name chooses nothing.
  @Test
  void aServerAcknowledgesTheNameInFullHandshakesOnly() throws Exception {
    ClientConfig client = client().build();
    ServerConfig server = server().build();
    assertTrue(acknowledgesName(talk(client, server)));
    Wire second = talk(client, server);
    assertResumed(second);
    assertTrue(sent(second.client, ClientHello.class).extensions().has(ExtensionType.SERVER_NAME));
    assertFalse(acknowledgesName(second));
  }

  private static boolean acknowledgesName(Wire wire) {
    return sent(wire.server, EncryptedExtensions.class).extensions().has(ExtensionType.SERVER_NAME);
  }

  private static Optional<String> protocol(Side side) {
    return side.connection().info().applicationProtocol();
  }

  /// A client that knows keys of a server, and may do with them what it likes.
  private static final class Stranger {
    private final List<TraceEvent> trace = new ArrayList<>();
    private final ServerConfig config;
    private final HostileClient client = new HostileClient();

    Stranger(ServerConfig config) throws Exception {
      this.config = config;
    }

    /// A ticket of this server, with its key.
    OfferedPsk known() throws Exception {
      return KnownKey.of(SHA256.getFirst()).issuedBy(config);
    }

    /// A ticket of nobody, with any key.
    static OfferedPsk unknown() {
      return KnownKey.of(SHA256.getFirst()).offered(Opaque.of(new byte[64]));
    }

    Stranger connects() throws Exception {
      Meeting meeting = Meeting.of(ServerConnection.open(config, trace::add), client);
      assertEquals(Optional.empty(), meeting.refusal());
      assertTrue(client.isConnected());
      assertTrue(meeting.ours().isHandshakeComplete());
      return this;
    }

    List<String> misses() {
      return Resumption13Test.misses(trace);
    }

    boolean isResumed() {
      return trace.contains(new TraceEvent.SessionResumed("ticket"));
    }

    OptionalInt chosen() {
      return client
          .heard(ServerHello.class)
          .getFirst()
          .extensions()
          .find(PreSharedKeyServerHello.class)
          .map(chosen -> OptionalInt.of(chosen.selectedIdentity()))
          .orElse(OptionalInt.empty());
    }
  }

  /// Forward secrecy is not for sale (RFC 9846 §2.2): no such client gets a ticket either.
  @Test
  void aClientThatWantsNoKeyExchangeGetsACompleteHandshakeAndNoTickets() throws Exception {
    Stranger stranger = new Stranger(server().build());
    PskKeyExchangeModes pskOnly = new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_KE));
    stranger
        .client
        .offerKeys(stranger.known())
        .edit(
            ClientHello.class,
            hello -> hello.withExtensions(replaced(hello.extensions(), pskOnly)));
    stranger.connects();
    assertFalse(stranger.isResumed());
    assertEquals(OptionalInt.empty(), stranger.chosen());
    assertEquals(List.of(), stranger.client.heard(NewSessionTicket.class));
  }

  private static Extensions replaced(Extensions all, PskKeyExchangeModes modes) {
    return Extensions.of(
        all.list().stream()
            .map(each -> each.type().equals(ExtensionType.PSK_KEY_EXCHANGE_MODES) ? modes : each)
            .toList());
  }

  @Test
  void aClientThatKnowsNothingOfTicketsGetsNone() throws Exception {
    Stranger stranger = new Stranger(server().build());
    stranger.client.edit(
        ClientHello.class,
        Altered.clientExtensions(all -> all.without(ExtensionType.PSK_KEY_EXCHANGE_MODES)));
    stranger.connects();
    assertEquals(List.of(), stranger.client.heard(NewSessionTicket.class));
  }

  @Test
  void theFirstKeyThatIsKnownIsTaken() throws Exception {
    Stranger stranger = new Stranger(server().build());
    stranger.client.offerKeys(stranger.known(), stranger.known());
    assertTrue(stranger.connects().isResumed());
    assertEquals(OptionalInt.of(0), stranger.chosen());
    assertEquals(List.of(), stranger.misses());
    assertEquals(1, stranger.client.heard(NewSessionTicket.class).size());
  }

  @Test
  void aKeyBehindOneThatNobodyKnowsIsTaken() throws Exception {
    Stranger stranger = new Stranger(server().build());
    stranger.client.offerKeys(Stranger.unknown(), stranger.known());
    assertTrue(stranger.connects().isResumed());
    assertEquals(OptionalInt.of(1), stranger.chosen());
    assertEquals(List.of("UNKNOWN_KEY"), stranger.misses());
  }

  @Test
  void aKeyBehindOneOfAnotherHashIsTaken() throws Exception {
    Stranger stranger = new Stranger(server().cipherSuites(SHA256).build());
    stranger.client.offerKeys(
        KnownKey.of(SHA384.getFirst()).issuedBy(stranger.config), stranger.known());
    assertTrue(stranger.connects().isResumed());
    assertEquals(OptionalInt.of(1), stranger.chosen());
    assertEquals(List.of("OTHER_SUITE"), stranger.misses());
  }

  @Test
  void aKeyBehindAnotherIsTakenAfterARetryToo() throws Exception {
    Stranger stranger = new Stranger(server().groups(OTHER_GROUP).build());
    stranger.client.offerKeys(Stranger.unknown(), stranger.known());
    assertTrue(stranger.connects().isResumed());
    assertEquals(OptionalInt.of(1), stranger.chosen());
  }

  /// Or somebody would make us open tickets by the thousand.
  @Test
  void noMoreThanFourKeysAreLookedFor() throws Exception {
    Stranger fourth = new Stranger(server().build());
    OfferedPsk unknown = Stranger.unknown();
    fourth.client.offerKeys(unknown, unknown, unknown, fourth.known());
    assertTrue(fourth.connects().isResumed());
    assertEquals(OptionalInt.of(3), fourth.chosen());

    Stranger fifth = new Stranger(server().build());
    fifth.client.offerKeys(unknown, unknown, unknown, unknown, fifth.known());
    assertFalse(fifth.connects().isResumed());
    assertEquals(Collections.nCopies(4, "UNKNOWN_KEY"), fifth.misses());
  }

  @Test
  void aTicketOfTls12IsNoPreSharedKey() throws Exception {
    Stranger stranger = new Stranger(server().build());
    stranger.client.offerKeys(KnownKey.of(SHA256.getFirst()).offered(ticketOf12(stranger.config)));
    assertFalse(stranger.connects().isResumed());
    assertEquals(List.of("OTHER_VERSION"), stranger.misses());
  }

  private Opaque ticketOf12(ServerConfig server) throws Exception {
    ServerSessions sessions = sessions(server);
    Session12 session =
        new Session12(
            sessions
                .terms()
                .facts(
                    sessions.terms().scope(Parties.NAME),
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    List.of(),
                    start),
            true,
            Session12.Handle.NONE,
            Secret.of("main secret", new byte[48]));
    return sessions.sealer().seal(session, start).orElseThrow();
  }

  @Test
  void aPreSharedKeyIsNoTicketOfTls12() throws Exception {
    ServerConfig server =
        Parties.server12().credentials(CREDENTIAL).clock(() -> now).ticketKeys(keys()).build();
    Opaque ticket = KnownKey.of(SHA256.getFirst()).issuedBy(server).identity();
    TwistedScore showing =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m -> m.withExtensions(m.extensions().with(new SessionTicket(ticket))));
    Side ours = Side.server(server);
    ClientConfig client = Parties.client12().build();
    Wire.between(side(Doors.anyClient(client, showing::over, null)), ours).talk();
    assertMissed(Miss.OTHER_VERSION, ours);
  }

  /// A session id of TLS 1.2 travels in the clear: who shows it as a key must not use it up.
  @Test
  void aSessionIdIsNoPreSharedKey() throws Exception {
    ClientConfig older = Parties.client12().clock(() -> now).build();
    ServerConfig server =
        Parties.server()
            .policy(Policy.INTERMEDIATE)
            .clock(() -> now)
            .credentials(CREDENTIAL)
            .tickets(false)
            .build();
    Opaque id = sent(talk(older, server).server, ServerHello.class).legacySessionIdEcho();
    Stranger stranger = new Stranger(server);
    stranger.client.offerKeys(KnownKey.of(SHA256.getFirst()).offered(id));
    assertFalse(stranger.connects().isResumed());
    Wire again = talk(older, server);
    assertTrue(isResumed(again.server));
  }

  private static ServerSessions sessions(ServerConfig server) {
    return Objects.requireNonNull(Doors.settings(server).sessions());
  }

  /// Whoever has no key of the session cannot go on as if it were the server.
  @Test
  void aServerThatTakesAKeyThatItDoesNotHaveIsNotBelieved() throws Exception {
    ClientConfig client = client().build();
    KnownKey.of(SHA256.getFirst()).rememberedBy(client);
    HostileServer impostor =
        new HostileServer(CREDENTIAL)
            .resume(
                new PreSharedKey(
                    PskKind.RESUMPTION,
                    HashAlgorithm.SHA256,
                    Secret.of("a guess", new byte[] {1, 2, 3})));
    Meeting meeting = Meeting.of(ClientConnection.open(client, Parties.NAME), impostor);
    assertEquals(RecordFault.BAD_RECORD_MAC, meeting.refusal().orElseThrow().refusal());
  }

  @Test
  void aServerThatWasNeverMetIsBelievedOnItsKeyAlone() throws Exception {
    ClientConfig client = client().build();
    KnownKey known = KnownKey.of(SHA256.getFirst());
    known.rememberedBy(client);
    HostileServer server = new HostileServer(CREDENTIAL).resume(known.key());
    Meeting meeting = Meeting.of(ClientConnection.open(client, Parties.NAME), server);
    assertEquals(Optional.empty(), meeting.refusal());
    assertTrue(server.isConnected());
    assertTrue(meeting.ours().info().isResumed());
    assertEquals(List.of(), meeting.ours().info().peerCertificates());
  }
}
