package dev.padlock.tls.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.PskFinder;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two sides that were given a key before they ever spoke (RFC 9846 §2.2, RFC 9257, RFC 9258).
class ExternalPsksTest {

  private static final Opaque ID = text("device 7");
  private static final Opaque OTHER_ID = text("device 8");
  private static final Opaque CONTEXT = text("factory line 3");
  private static final CipherSuite SHA256 = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final CipherSuite SHA384 = CipherSuite.TLS_AES_256_GCM_SHA384;

  private static Opaque text(String text) {
    return Opaque.of(text.getBytes(UTF_8));
  }

  private static Secret secret(int seed) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (i + seed);
    }
    return Secret.of("a test's external key", key);
  }

  private static ExternalPsk direct(Opaque identity, HashAlgorithm hash) throws TlsException {
    return ExternalPsk.direct(identity, secret(1), hash);
  }

  private static ExternalPsk direct() throws TlsException {
    return direct(ID, HashAlgorithm.SHA256);
  }

  private static ExternalPsk imported(Opaque identity, Opaque context) throws TlsException {
    return ExternalPsk.imported(identity, context, secret(1), HashAlgorithm.SHA256);
  }

  private static ExternalPsk imported() throws TlsException {
    return imported(ID, CONTEXT);
  }

  /// A device: it has keys, and neither certificates nor roots.
  private static ClientConfig.Builder device(ExternalPsk... psks) {
    return ClientConfig.builder()
        .policy(Policy.MODERN)
        .crypto(Parties.CRYPTO)
        .keyShares(List.of(NamedGroup.X25519))
        .externalPsks(psks)
        .requirePsk(true);
  }

  /// What devices talk to.
  private static ServerConfig.Builder hub(ExternalPsk... psks) throws TlsException {
    return ServerConfig.builder().policy(Policy.MODERN).crypto(Parties.CRYPTO).externalPsks(psks);
  }

  private static Wire meet(ClientConfig.Builder client, ServerConfig.Builder server)
      throws Exception {
    return Wire.between(client.build(), server.build()).talk();
  }

  private static Wire connected(Wire wire) throws Exception {
    assertEquals("connected", wire.client.outcome());
    assertEquals("connected", wire.server.outcome());
    wire.client.say("question");
    wire.server.feed(wire.client.taken());
    assertEquals("question", wire.server.received());
    wire.server.say("answer");
    wire.client.feed(wire.server.taken());
    assertEquals("answer", wire.client.received());
    return wire;
  }

  private static void assertShared(Wire wire, Opaque identity, boolean imported) throws Exception {
    connected(wire);
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(Optional.of(identity), side.connection().info().pskIdentity());
      assertFalse(side.connection().info().isResumed());
      assertEquals(List.of(), side.connection().info().peerCertificates());
      assertEquals(
          List.of(new TraceEvent.ExternalPskUsed(identity, imported)),
          side.traced(TraceEvent.ExternalPskUsed.class));
    }
    assertEquals(
        List.of("encrypted_extensions", "finished"),
        messages(wire.client, Direction.RECEIVED).stream()
            .filter(type -> !type.equals("server_hello") && !type.equals("new_session_ticket"))
            .toList());
    assertArrayEquals(
        wire.client.connection().exportKeyingMaterial("EXPORTER-test", 32),
        wire.server.connection().exportKeyingMaterial("EXPORTER-test", 32));
  }

  private static void assertTold(AlertDescription alert, Side side) {
    assertEquals(alert.rfcName(), side.refusal().orElseThrow().facts().get("alert"));
  }

  private static void assertCertified(Wire wire) throws Exception {
    connected(wire);
    assertEquals(Optional.empty(), wire.client.connection().info().pskIdentity());
    assertEquals(Optional.empty(), wire.server.connection().info().pskIdentity());
    assertEquals(1, wire.client.connection().info().peerCertificates().size());
    assertEquals(List.of(), wire.client.traced(TraceEvent.ExternalPskUsed.class));
  }

  private static List<String> messages(Side side, Direction direction) {
    return side.traced(TraceEvent.MessageSeen.class).stream()
        .filter(seen -> seen.direction() == direction)
        .map(seen -> seen.message().type().toString())
        .toList();
  }

  private static List<String> misses(Side side) {
    return side.traced(TraceEvent.SessionMissed.class).stream()
        .map(TraceEvent.SessionMissed::code)
        .toList();
  }

  /// How many keys each hello of a client offers.
  private static List<Integer> offered(Side client) {
    return client.traced(TraceEvent.MessageSeen.class).stream()
        .map(TraceEvent.MessageSeen::message)
        .filter(ClientHello.class::isInstance)
        .map(message -> ((ClientHello) message).extensions())
        .map(extensions ->
            extensions
                .find(PreSharedKeyClientHello.class)
                .map(keys -> keys.identities().size())
                .orElse(0))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA256", "SHA384"})
  void aKeyTakesThePlaceOfCertificates(HashAlgorithm hash) throws Exception {
    CipherSuite suite = hash == HashAlgorithm.SHA256 ? SHA256 : SHA384;
    Wire wire =
        meet(
            device(direct(ID, hash)).cipherSuites(List.of(suite)),
            hub(direct(ID, hash)).cipherSuites(List.of(suite)));
    assertShared(wire, ID, false);
    assertEquals(Optional.of(suite), wire.client.connection().info().cipherSuite());
  }

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void anImportedKeyGoesWithEverySuiteWhateverItsOwnHashIs(HashAlgorithm own) throws Exception {
    for (CipherSuite suite : List.of(SHA256, SHA384)) {
      ExternalPsk psk = ExternalPsk.imported(ID, CONTEXT, secret(1), own);
      Wire wire = meet(device(psk), hub(psk).cipherSuites(List.of(suite)));
      assertShared(wire, ID, true);
      assertEquals(Optional.of(suite), wire.server.connection().info().cipherSuite());
      assertEquals(List.of(2), offered(wire.client), "one for each hash");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void afterARetryOnlyWhatGoesWithTheSuiteIsOffered(boolean cookie) throws Exception {
    Wire wire =
        meet(
            device(direct(OTHER_ID, HashAlgorithm.SHA256), imported()),
            hub(imported())
                .groups(List.of(NamedGroup.SECP256R1))
                .retryCookie(cookie)
                .cipherSuites(List.of(SHA384)));
    assertShared(wire, ID, true);
    assertEquals(List.of(3, 1), offered(wire.client));
    assertTrue(wire.client.connection().info().wasRetried());
  }

  @Test
  void theServerTakesTheFirstKeyThatItKnows() throws Exception {
    Wire wire =
        meet(
            device(imported(text("unknown"), CONTEXT), direct(OTHER_ID, HashAlgorithm.SHA256)),
            hub(imported(), direct(OTHER_ID, HashAlgorithm.SHA256)));
    assertShared(wire, OTHER_ID, false);
    assertEquals(List.of("UNKNOWN_PSK"), misses(wire.server));
  }

  @Test
  void aKeyOfAnotherHashIsNotTaken() throws Exception {
    Wire wire = meet(device(direct()), hub(direct()).cipherSuites(List.of(SHA384)));
    assertEquals("NO_COMMON_PSK", wire.server.outcome());
    assertEquals(List.of("OTHER_SUITE"), misses(wire.server));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoDoesNotHoldTheKeyIsRefused(boolean imported) throws Exception {
    ExternalPsk ours = imported ? imported() : direct();
    ExternalPsk theirs =
        imported
            ? ExternalPsk.imported(ID, CONTEXT, secret(2), HashAlgorithm.SHA256)
            : ExternalPsk.direct(ID, secret(2), HashAlgorithm.SHA256);
    Wire wire = meet(device(theirs), hub(ours));
    assertEquals("BINDER_MISMATCH", wire.server.outcome());
    assertTold(AlertDescription.DECRYPT_ERROR, wire.client);
  }

  @Test
  void aKeyIsEitherImportedOrUsedAsItIs() throws Exception {
    assertEquals("NO_COMMON_PSK", meet(device(direct()), hub(imported())).server.outcome());
    assertEquals("NO_COMMON_PSK", meet(device(imported()), hub(direct())).server.outcome());
  }

  @Test
  void theContextOfAnImportedKeyHasToBeTheSame() throws Exception {
    Wire wire = meet(device(imported(ID, text("factory line 4"))), hub(imported()));
    assertEquals("NO_COMMON_PSK", wire.server.outcome());
    assertEquals(List.of("UNKNOWN_PSK", "UNKNOWN_PSK"), misses(wire.server));
  }

  @Test
  void aKeyThatSpellsAnImportedIdentityCanBeUsedAsItIs() throws Exception {
    Opaque strange = OfferedPsk.identity(imported(), HashAlgorithm.SHA384).orElseThrow();
    Wire wire =
        meet(
            device(direct(strange, HashAlgorithm.SHA256)),
            hub(direct(strange, HashAlgorithm.SHA256)));
    assertShared(wire, strange, false);
  }

  /// RFC 9257 §4.1: who answers its own hello would believe to have met somebody else of the group.
  @Test
  void aMemberOfAGroupDoesNotAnswerItselfWhereRolesAreInTheContext() throws Exception {
    ExternalPsk calling = imported(text("group"), ExternalPsk.roles(text("ann"), text("bob")));
    ExternalPsk called = imported(text("group"), ExternalPsk.roles(text("bob"), text("ann")));
    Wire reflected = meet(device(calling), hub(called));
    assertEquals("NO_COMMON_PSK", reflected.server.outcome());
    assertTold(AlertDescription.HANDSHAKE_FAILURE, reflected.client);

    assertShared(meet(device(calling), hub(calling)), text("group"), true);
  }

  @Test
  void withoutAKeyInCommonThereAreCertificates() throws Exception {
    Wire wire =
        meet(
            Parties.client().externalPsks(direct(OTHER_ID, HashAlgorithm.SHA256)),
            Parties.server().externalPsks(direct()));
    assertCertified(wire);
    assertEquals(List.of("UNKNOWN_PSK"), misses(wire.server));
    assertShared(
        meet(Parties.client().externalPsks(direct()), Parties.server().externalPsks(direct())),
        ID,
        false);
  }

  @Test
  void whoInsistsOnAKeyTakesNoCertificate() throws Exception {
    Wire wire = meet(Parties.client().externalPsks(direct()).requirePsk(true), Parties.server());
    assertEquals("NO_COMMON_PSK", wire.client.outcome());
    assertTold(AlertDescription.HANDSHAKE_FAILURE, wire.server);
  }

  @Test
  void whoInsistsOnAKeyDoesNotOfferTls12() throws Exception {
    Wire wire =
        meet(
            Parties.client().policy(Policy.INTERMEDIATE).externalPsks(direct()).requirePsk(true),
            Parties.server12());
    assertEquals("NO_COMMON_VERSION", wire.server.outcome());
    assertFalse(wire.client.connection().isHandshakeComplete());
    assertCertified(
        meet(
            Parties.client().policy(Policy.INTERMEDIATE).externalPsks(direct()),
            Parties.server12()));
  }

  @Test
  void aServerWithKeysAloneDoesNotSpeakTls12() throws Exception {
    Wire wire = meet(Parties.client12(), hub(direct()).policy(Policy.INTERMEDIATE));
    assertEquals("NO_COMMON_VERSION", wire.server.outcome());
  }

  @Test
  void aServerWithKeysAloneRefusesWhoHasNone() throws Exception {
    Wire wire = meet(Parties.client(), hub(direct()));
    assertEquals("NO_COMMON_PSK", wire.server.outcome());
    assertTold(AlertDescription.HANDSHAKE_FAILURE, wire.client);
  }

  @Test
  void aClientWithAKeyIsNotAskedForACertificate() throws Exception {
    ServerConfig.Builder server =
        Parties.server()
            .externalPsks(imported())
            .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust());
    Wire wire =
        meet(
            Parties.client().credentials(Parties.clientCredential()).externalPsks(imported()),
            server);
    assertShared(wire, ID, true);
    assertFalse(
        messages(wire.server, Direction.SENT)
            .contains(HandshakeType.CERTIFICATE_REQUEST.toString()));
    Wire withCertificate = meet(Parties.client().credentials(Parties.clientCredential()), server);
    connected(withCertificate);
    assertEquals(1, withCertificate.server.connection().info().peerCertificates().size());
  }

  @Test
  void aConnectionThatAKeyBeganCanBeResumedAndRemembersTheKey() throws Exception {
    ResumptionCounters counters = new ResumptionCounters();
    ClientConfig client = device(imported()).build();
    ServerConfig server = hub(imported()).resumptionCounters(counters).build();
    assertShared(Wire.between(client, server).talk(), ID, true);
    for (int i = 0; i < 3; i++) {
      Wire wire = connected(Wire.between(client, server).talk());
      for (Side side : List.of(wire.client, wire.server)) {
        assertTrue(side.connection().info().isResumed());
        assertEquals(Optional.of(ID), side.connection().info().pskIdentity());
        assertEquals(List.of(), side.traced(TraceEvent.ExternalPskUsed.class));
      }
      assertEquals(List.of(3), offered(wire.client));
    }
    assertEquals(new ResumptionCounters.Counts(3, 1, Map.of(), 0, Map.of()), counters.counts());
  }

  @Test
  void whereATicketIsOfNoUseTheKeyIs() throws Exception {
    ClientConfig client = device(imported()).build();
    assertShared(Wire.between(client, hub(imported()).build()).talk(), ID, true);
    Wire wire = Wire.between(client, hub(imported()).build()).talk();
    assertShared(wire, ID, true);
    assertEquals(List.of("DECLINED"), misses(wire.client));
  }

  @Test
  void noTicketOfAConnectionWithCertificatesServesWhoInsistsOnAKey() throws Exception {
    SessionMemory memory = SessionMemory.bounded(10, 4);
    ServerConfig server = Parties.server().build();
    ClientConfig.Builder lenient = Parties.client().sessionMemory(memory).externalPsks(imported());
    assertCertified(Wire.between(lenient.build(), server).talk());
    Wire resumed = Wire.between(lenient.build(), server).talk();
    assertTrue(resumed.client.connection().info().isResumed());

    Wire strict = Wire.between(lenient.requirePsk(true).build(), server).talk();
    assertEquals("NO_COMMON_PSK", strict.client.outcome());
  }

  @Test
  void aTicketIsBoundToTheKeysThatTheServerKnew() throws Exception {
    TicketKeys keys =
        TicketKeys.given(
            new TicketKey(Opaque.of(new byte[16]), Secret.of("ticket key", new byte[32])),
            List.of());
    ClientConfig client = device(imported()).build();
    assertShared(Wire.between(client, hub(imported()).ticketKeys(keys).build()).talk(), ID, true);
    Wire same = connected(Wire.between(client, hub(imported()).ticketKeys(keys).build()).talk());
    assertTrue(same.client.connection().info().isResumed());

    Wire other =
        Wire.between(client, Parties.server().ticketKeys(keys).resumption(true).build()).talk();
    assertEquals(List.of("POLICY_CHANGED"), misses(other.server).subList(0, 1));
    assertEquals("NO_COMMON_PSK", other.client.outcome());
  }

  @Test
  void keysWorkWhereNothingIsResumed() throws Exception {
    Wire wire = meet(device(direct()).resumption(false), hub(direct()).resumption(false));
    assertShared(wire, ID, false);
    assertFalse(
        messages(wire.server, Direction.SENT)
            .contains(HandshakeType.NEW_SESSION_TICKET.toString()));
  }

  @Test
  void earlyDataIsNotTakenWithAKey() throws Exception {
    ClientConfig client = device(imported()).earlyData(true).build();
    ServerConfig first = hub(imported()).earlyData(1000).build();
    assertShared(Wire.between(client, first).talk(), ID, true);

    Wire wire = Wire.between(client, hub(imported()).earlyData(1000).build()).talk();
    assertShared(wire, ID, true);
    assertEquals(EarlyDataOutcome.REFUSED, wire.client.connection().info().earlyData());
    assertEquals(Optional.of(Miss.EARLY_DATA_OFF), wire.server.connection().info().earlyDataMiss());
  }

  @Test
  void aFinderThatFailsCostsTheKeyAndNotTheConnection() throws Exception {
    PskFinder away =
        identity -> {
          throw new IllegalStateException("away");
        };
    Wire wire = meet(Parties.client().externalPsks(direct()), Parties.server().externalPsks(away));
    assertCertified(wire);
    assertEquals(List.of("STORE_AWAY"), misses(wire.server));
  }

  @Test
  void aFinderIsAskedForTheNameAndOnlyAFewTimes() throws Exception {
    List<Opaque> asked = new ArrayList<>();
    PskFinder nobody =
        identity -> {
          asked.add(identity);
          return Optional.empty();
        };
    ExternalPsk[] many = new ExternalPsk[10];
    for (int i = 0; i < many.length; i++) {
      many[i] = direct(text("device " + i), HashAlgorithm.SHA256);
    }
    assertCertified(
        meet(Parties.client().externalPsks(many), Parties.server().externalPsks(nobody)));
    assertEquals(Arrays.stream(many).limit(4).map(ExternalPsk::identity).toList(), asked);

    asked.clear();
    meet(Parties.client().externalPsks(imported()), Parties.server().externalPsks(nobody));
    assertEquals(ID, asked.getFirst(), "an imported key is known by its own name");
  }

  @Test
  void whoWantsAKeyAndNoCertificateNamesNoSignatureSchemes() throws Exception {
    OfferedPsk known = OfferedPsk.of(direct(), HashAlgorithm.SHA256, Parties.CRYPTO).orElseThrow();
    OfferedPsk unknown =
        OfferedPsk.of(direct(OTHER_ID, HashAlgorithm.SHA256), HashAlgorithm.SHA256, Parties.CRYPTO)
            .orElseThrow();
    assertEquals(Optional.empty(), refusalOf(hub(direct()), known));
    assertEquals(Optional.of(Incompatibility.NO_COMMON_PSK), refusalOf(hub(direct()), unknown));
    assertEquals(
        Optional.of(Misbehaviour.MISSING_SIGNATURE_ALGORITHMS), refusalOf(Parties.server(), known));
  }

  private static Optional<Refusal> refusalOf(ServerConfig.Builder server, OfferedPsk psk)
      throws Exception {
    HostileClient client =
        new HostileClient()
            .compose(Altered.clientExtensions(e -> e.without(ExtensionType.SIGNATURE_ALGORITHMS)))
            .offerKeys(psk);
    return Meeting.of(ServerConnection.open(server.build()), client)
        .refusal()
        .map(TlsException::refusal);
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() throws Exception {
    assertRefused(device());
    assertRefused(device(direct()).versions(ProtocolVersion.TLS_1_2).policy(Policy.INTERMEDIATE));
    assertRefused(device(direct(ID, HashAlgorithm.SHA384)).cipherSuites(List.of(SHA256)));
    assertRefused(device(direct(), direct()));
    assertRefused(device(direct(Opaque.wrap(new byte[1 << 14]), HashAlgorithm.SHA256)));
    assertEquals(
        ConfigurationFault.BAD_VALUE,
        assertThrows(TlsException.class, () -> hub(direct(), direct())).refusal());
    assertEquals(
        ConfigurationFault.BAD_VALUE,
        assertThrows(
                TlsException.class,
                () ->
                    hub(direct())
                        .policy(Policy.INTERMEDIATE)
                        .versions(ProtocolVersion.TLS_1_2)
                        .build())
            .refusal());
  }

  private static void assertRefused(ClientConfig.Builder client) {
    assertEquals(
        ConfigurationFault.BAD_VALUE, assertThrows(TlsException.class, client::build).refusal());
  }
}
