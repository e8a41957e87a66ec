package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.schedule.Randoms12;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.Authentication12;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.Suite12;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.DowngradeSentinel;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.ServerHello;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole connections of TLS 1.2, and of two ends that have to find out which version it is.
class Tls12Test {

  private static Wire talk(ClientConfig.Builder client, ServerConfig.Builder server)
      throws Exception {
    return Wire.between(client.build(), server.build()).talk();
  }

  private static Wire talk() throws Exception {
    return talk(Parties.client12(), Parties.server12());
  }

  private static void assertConnected(Wire wire) throws Exception {
    assertEquals("connected", wire.client.outcome());
    assertEquals("connected", wire.server.outcome());
    wire.client.say("question");
    wire.server.feed(wire.client.taken());
    assertEquals("question", wire.server.received());
    wire.server.say("answer");
    wire.client.feed(wire.server.taken());
    assertEquals("answer", wire.client.received());
  }

  private static ProtocolVersion version(Side side) {
    return side.connection().info().version().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_1024", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyKindOfCertificateServes(KeyKind kind) throws Exception {
    Wire wire =
        talk(
            Parties.client12().credentials(Parties.clientCredential(kind)),
            Parties.server12()
                .credentials(Parties.serverCredential(kind))
                .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust()));
    assertConnected(wire);
    assertEquals(ProtocolVersion.TLS_1_2, version(wire.client));
    assertTrue(wire.client.connection().info().peerSignatureScheme().isPresent());
    assertEquals(1, wire.server.connection().info().peerCertificates().size());
    assertTrue(wire.client.connection().info().ownCredential().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "MODERN,       MODERN,       TLS 1.3",
    "MODERN,       INTERMEDIATE, TLS 1.3",
    "INTERMEDIATE, MODERN,       TLS 1.3",
    "INTERMEDIATE, INTERMEDIATE, TLS 1.3",
    "LEGACY,       INTERMEDIATE, TLS 1.3"
  })
  void theNewestCommonVersionIsSpoken(Policy client, Policy server, String version)
      throws Exception {
    Wire wire = talk(Parties.client().policy(client), Parties.server().policy(server));
    assertConnected(wire);
    assertEquals(version, version(wire.client).toString());
    assertEquals(version, version(wire.server).toString());
  }

  @Test
  void oneHelloOffersBothVersions() throws Exception {
    ClientConfig.Builder both = Parties.client().policy(Policy.INTERMEDIATE);
    Wire wire = talk(both, Parties.server12());
    assertConnected(wire);
    assertEquals(ProtocolVersion.TLS_1_2, version(wire.client));
  }

  @Test
  void aServerOfBothSaysInItsRandomThatItCouldDoBetter() throws Exception {
    Wire wire = talk(Parties.client12(), Parties.server().policy(Policy.INTERMEDIATE));
    assertConnected(wire);
    ServerHello hello = sent(wire.server, ServerHello.class);
    assertEquals(Optional.of(DowngradeSentinel.TLS_1_2), hello.downgradeSentinel());
    assertTrue(
        sent(talk().server, ServerHello.class).downgradeSentinel().isEmpty(),
        "a server of TLS 1.2 alone could not");
  }

  private static <M> M sent(Side side, Class<M> kind) {
    return side.traced(TraceEvent.MessageSeen.class).stream()
        .map(TraceEvent.MessageSeen::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHelloForTls12AloneHasNothingOfTls13() throws Exception {
    ClientHello hello = sent(talk().client, ClientHello.class);
    assertTrue(hello.legacySessionId().isEmpty());
    for (ExtensionType type :
        List.of(
            ExtensionType.SUPPORTED_VERSIONS,
            ExtensionType.KEY_SHARE,
            ExtensionType.PSK_KEY_EXCHANGE_MODES,
            ExtensionType.COMPRESS_CERTIFICATE)) {
      assertFalse(hello.extensions().has(type), type::toString);
    }
    assertFalse(hello.cipherSuites().contains(CipherSuite.TLS_AES_128_GCM_SHA256));
    assertTrue(
        hello.extensions().find(SupportedGroups.class).orElseThrow().namedGroupList().stream()
            .noneMatch(NamedGroup::isPostQuantum));
  }

  @Test
  void theConfigurationThatIsChosenDecidesTheVersion() throws Exception {
    ServerConfig tls12 = Parties.server12().build();
    Wire wire =
        talk(
            Parties.client().policy(Policy.INTERMEDIATE),
            Parties.server().configurationChooser(hello -> tls12));
    assertConnected(wire);
    assertEquals(ProtocolVersion.TLS_1_2, version(wire.server));
    ServerConfig tls13 = Parties.server().build();
    Wire other =
        talk(
            Parties.client().policy(Policy.INTERMEDIATE),
            Parties.server12().configurationChooser(hello -> tls13));
    assertConnected(other);
    assertEquals(ProtocolVersion.TLS_1_3, version(other.server));
  }

  @Test
  void aRetryLeadsToTls13() throws Exception {
    Wire wire =
        talk(
            Parties.client().policy(Policy.INTERMEDIATE),
            Parties.server().policy(Policy.INTERMEDIATE).groups(List.of(NamedGroup.SECP384R1)));
    assertConnected(wire);
    assertEquals(ProtocolVersion.TLS_1_3, version(wire.client));
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,       EC_P256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,       EC_P384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, ED25519",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,         RSA_2048",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,         RSASSA_PSS_2048",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,   RSA_2048"
  })
  void everySuiteOfIntermediateProtectsRecords(String name, KeyKind kind) throws Exception {
    CipherSuite suite =
        CipherSuite.ofTls12().stream()
            .filter(each -> each.toString().equals(name))
            .findFirst()
            .orElseThrow();
    Wire wire =
        talk(
            Parties.client12().cipherSuites(List.of(suite)),
            Parties.server12().credentials(Parties.serverCredential(kind)));
    assertConnected(wire);
    assertEquals(Optional.of(suite), wire.client.connection().info().cipherSuite());
    assertEquals(Optional.of(suite), wire.server.connection().info().cipherSuite());
  }

  static List<CipherSuite> weak() {
    return CipherSuite.ofTls12().stream()
        .filter(suite -> suite.tls12().orElseThrow().isLegacy())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("weak")
  void everyWeakSuiteProtectsRecordsAndIsCalledWeak(CipherSuite suite) throws Exception {
    Suite12 parts = suite.tls12().orElseThrow();
    boolean rsa = parts.authentication() == Authentication12.RSA;
    Wire wire =
        talk(
            Parties.client12().policy(Policy.LEGACY).cipherSuites(List.of(suite)),
            Parties.server12()
                .policy(Policy.LEGACY)
                .credentials(Parties.serverCredential(rsa ? KeyKind.RSA_2048 : KeyKind.EC_P256)));
    assertConnected(wire);
    assertEquals(Optional.of(suite), wire.client.connection().info().cipherSuite());
    List<String> written = new ArrayList<>();
    if (parts.keyExchange() != KeyExchange12.ECDHE) {
      written.add("RFC 10015");
    }
    if (parts.bulk() instanceof Bulk12.CbcBulk) {
      written.add("RFC 9325 §4.2");
    }
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(
          written,
          side.traced(TraceEvent.Weakness.class).stream()
              .map(TraceEvent.Weakness::written)
              .toList());
    }
    boolean cbc = parts.bulk() instanceof Bulk12.CbcBulk;
    assertEquals(
        cbc, sent(wire.server, ServerHello.class).extensions().has(ExtensionType.ENCRYPT_THEN_MAC));
  }

  @Test
  void aServerOfLegacyStillTakesTheBestThatTheClientHas() throws Exception {
    Wire wire =
        talk(
            Parties.client12().policy(Policy.LEGACY),
            Parties.server12()
                .policy(Policy.LEGACY)
                .credentials(Parties.serverCredential(KeyKind.RSA_2048)));
    assertConnected(wire);
    assertEquals(
        Optional.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
        wire.client.connection().info().cipherSuite());
    assertTrue(wire.client.traced(TraceEvent.Weakness.class).isEmpty());
  }

  /// RFC 7919 §4: a client that names finite fields takes no other.
  @Test
  void aClientsFiniteFieldIsTaken() throws Exception {
    List<CipherSuite> dhe = List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256);
    ServerConfig.Builder server =
        Parties.server12()
            .policy(Policy.LEGACY)
            .credentials(Parties.serverCredential(KeyKind.RSA_2048));
    Wire wire =
        talk(
            Parties.client12()
                .policy(Policy.LEGACY)
                .cipherSuites(dhe)
                .groups(List.of(NamedGroup.FFDHE3072))
                .keyShares(List.of()),
            server);
    assertConnected(wire);
    assertEquals(Optional.of(NamedGroup.FFDHE3072), wire.server.connection().info().group());
    assertEquals(Optional.of(NamedGroup.FFDHE3072), wire.client.connection().info().group());
    Wire none =
        talk(
            Parties.client12()
                .policy(Policy.LEGACY)
                .cipherSuites(dhe)
                .groups(List.of(NamedGroup.FFDHE3072))
                .keyShares(List.of()),
            server.groups(List.of(NamedGroup.FFDHE2048)));
    assertEquals("NO_COMMON_GROUP", none.server.outcome());
  }

  /// RFC 5246 §7.4.7.1: what is wrong with it shows at Finished, and in no other way.
  @Test
  void aPremasterSecretThatCannotBeDecryptedShowsAtFinishedAlone() throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (int changed : List.of(0, 1, 100, 255)) {
      TwistedScore twisted = new TwistedScore();
      twisted.edit(ClientKeyExchange.class, m -> flipped(m, changed));
      Wire wire =
          Wire.between(
                  side(
                      Doors.anyClient(
                          Parties.client12()
                              .policy(Policy.LEGACY)
                              .cipherSuites(List.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256))
                              .build(),
                          twisted::over,
                          null)),
                  Side.server(
                      Parties.server12()
                          .policy(Policy.LEGACY)
                          .credentials(Parties.serverCredential(KeyKind.RSA_2048))
                          .build()))
              .talk();
      outcomes.add(wire.server.outcome());
    }
    assertEquals(List.of("BAD_RECORD_MAC"), outcomes.stream().distinct().toList());
  }

  private static ClientKeyExchange flipped(ClientKeyExchange message, int at) {
    byte[] content = message.content().toArray();
    content[2 + at] ^= 1;
    return new ClientKeyExchange(Opaque.wrap(content));
  }

  @Test
  void theSuiteFollowsTheCertificateAndTheWishForChaCha20() throws Exception {
    Wire wire =
        talk(
            Parties.client12()
                .cipherSuites(
                    List.of(
                        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
                        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)),
            Parties.server12()
                .credentials(
                    Parties.serverCredential(KeyKind.RSA_2048),
                    Parties.serverCredential(KeyKind.EC_P256)));
    assertConnected(wire);
    assertEquals(
        Optional.of(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
        wire.client.connection().info().cipherSuite());
  }

  @Test
  void aClientThatNamesNoGroupsGetsP256() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.edit(
        ClientHello.class,
        m -> m.withExtensions(m.extensions().without(ExtensionType.SUPPORTED_GROUPS)));
    List<TraceEvent> trace = new ArrayList<>();
    TlsConnection client = Doors.anyClient(Parties.client12().build(), twisted::over, trace::add);
    Wire wire =
        Wire.between(
                new Side(client, trace, List.of(), new Side.Answers.AtOnce()),
                Side.server(Parties.server12().build()))
            .talk();
    assertEquals(Optional.of(NamedGroup.SECP256R1), wire.server.connection().info().group());
  }

  @Test
  void whatTheHellosAskForIsThere() throws Exception {
    Credential stapling =
        Parties.serverCredential()
            .withOcspResponse(Opaque.ofHex("30030a0101"))
            .withCertificateTimestamps(List.of(Opaque.ofHex("00112233")));
    Wire wire =
        talk(
            Parties.client12()
                .applicationProtocols("h2", "http/1.1")
                .verifier(claim -> new Judgement.Accepted(List.of(), List.of())),
            Parties.server12().credentials(stapling).applicationProtocols("http/1.1"));
    assertConnected(wire);
    var atClient = wire.client.connection().info();
    assertEquals(Optional.of("http/1.1"), atClient.applicationProtocol());
    assertEquals(Opaque.ofHex("30030a0101"), atClient.peerOcspResponse());
    assertEquals(List.of(Opaque.ofHex("00112233")), atClient.peerCertificateTimestamps());
    assertEquals(Optional.of(NamedGroup.X25519), atClient.group());
    var atServer = wire.server.connection().info();
    assertEquals(Optional.of("http/1.1"), atServer.applicationProtocol());
    assertEquals(Optional.of(Parties.NAME), atServer.requestedServerName());
  }

  @Test
  void bothExportTheSame() throws Exception {
    Wire wire = talk();
    TlsConnection client = wire.client.connection();
    TlsConnection server = wire.server.connection();
    byte[] without = client.exportKeyingMaterial("EXPORTER-test", 32);
    assertArrayEquals(without, server.exportKeyingMaterial("EXPORTER-test", 32));
    byte[] empty = client.exportKeyingMaterial("EXPORTER-test", Opaque.EMPTY, 32);
    assertArrayEquals(empty, server.exportKeyingMaterial("EXPORTER-test", Opaque.EMPTY, 32));
    assertFalse(Arrays.equals(without, empty), "RFC 5705 §4 tells them apart");
  }

  @Test
  void withoutExtendedMainSecretNothingIsExported() throws Exception {
    Agreement agreed =
        new Agreement(
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            new Randoms12(Opaque.of(new byte[32]), Opaque.of(new byte[32])),
            false,
            false);
    SessionKeys keys =
        SessionKeys.derive(
            Parties.CRYPTO, agreed, Secret.of("premaster", new byte[32]), new byte[32]);
    assertEquals(List.of(new Effect.Complete()), keys.complete(agreed));
  }

  @Test
  void aMacBeforeEncryptionIsCalledSo() {
    Randoms12 randoms = new Randoms12(Opaque.of(new byte[32]), Opaque.of(new byte[32]));
    CipherSuite suite = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA;
    assertEquals(
        List.of(
            new Effect.Learned(
                new Fact.Weakness(
                    "CBC with HMAC, authenticated before it is encrypted", "RFC 9325 §4.2"))),
        new Agreement(suite, randoms, true, false).weaknesses());
  }

  /// The client hashed what it should have said, so that the two do not come together; but nobody
  /// minds that the extension is missing.
  @Test
  void aPeerWithoutExtendedMainSecretIsServedWhereTheSwitchIsOff() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.edit(
        ClientHello.class,
        m -> m.withExtensions(m.extensions().without(ExtensionType.EXTENDED_MAIN_SECRET)));
    ClientConfig client = Parties.client12().requireExtendedMainSecret(false).build();
    ServerConfig server = Parties.server12().requireExtendedMainSecret(false).build();
    Wire wire =
        Wire.between(side(Doors.anyClient(client, twisted::over, null)), Side.server(server))
            .talk();
    assertEquals("BAD_FINISHED", wire.server.outcome());
    assertFalse(
        sent(wire.server, ServerHello.class).extensions().has(ExtensionType.EXTENDED_MAIN_SECRET));
  }

  /// A client of 2008, as far as we would serve it.
  @Test
  void aHelloAlmostWithoutExtensionsIsAnsweredInKind() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.edit(
        ClientHello.class,
        m ->
            new ClientHello(
                m.legacyVersion(),
                m.random(),
                m.legacySessionId(),
                List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
                m.legacyCompressionMethods(),
                Extensions.of(m.extensions().find(SignatureAlgorithms.class).orElseThrow())));
    Side server = Side.server(Parties.server12().requireExtendedMainSecret(false).build());
    Wire.between(side(Doors.anyClient(Parties.client12().build(), twisted::over, null)), server)
        .talk();
    assertSame(Extensions.ABSENT, sent(server, ServerHello.class).extensions());
  }

  @Test
  void theSignalThatStandsForRenegotiationInfoIsAnsweredByIt() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.edit(
        ClientHello.class,
        m ->
            new ClientHello(
                m.legacyVersion(),
                m.random(),
                m.legacySessionId(),
                List.of(
                    CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256),
                m.legacyCompressionMethods(),
                m.extensions().without(ExtensionType.RENEGOTIATION_INFO)));
    Side server = Side.server(Parties.server12().build());
    Wire.between(side(Doors.anyClient(Parties.client12().build(), twisted::over, null)), server)
        .talk();
    assertTrue(sent(server, ServerHello.class).extensions().has(ExtensionType.RENEGOTIATION_INFO));
  }

  private static Side side(TlsConnection connection) {
    return new Side(connection, new ArrayList<>(), List.of(), new Side.Answers.AtOnce());
  }

  /// RFC 5246 §7.2.2: no_renegotiation is a warning, and the connection goes on.
  @Test
  void aHelloRequestIsAnsweredWithAWarning() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.after(Finished.class, TwistedScore.send(new HelloRequest()));
    Wire wire =
        Wire.between(
                Side.client(Parties.client12().build()),
                side(Doors.anyServer(Parties.server12().build(), twisted::over, null)))
            .talk();
    assertEquals(List.of(NO_RENEGOTIATION), wire.client.traced(TraceEvent.AlertSeen.class));
    assertConnected(wire);
  }

  @Test
  void aClientThatBeginsAgainIsAnsweredWithAWarning() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.after(Finished.class, TwistedScore.send(again()));
    Wire wire =
        Wire.between(
                side(Doors.anyClient(Parties.client12().build(), twisted::over, null)),
                Side.server(Parties.server12().build()))
            .talk();
    assertEquals(List.of(NO_RENEGOTIATION), wire.server.traced(TraceEvent.AlertSeen.class));
    assertConnected(wire);
  }

  private static final TraceEvent.AlertSeen NO_RENEGOTIATION =
      new TraceEvent.AlertSeen(Direction.SENT, false, AlertDescription.NO_RENEGOTIATION.code());

  private static ClientHello again() {
    return new ClientHello(
        0x0303,
        Opaque.of(new byte[32]),
        Opaque.of(new byte[32]),
        List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
        Opaque.of(new byte[1]),
        Extensions.of());
  }

  @Test
  void nothingIsAnsweredOnceCloseNotifyWasSaid() throws Exception {
    TwistedScore twisted = new TwistedScore();
    twisted.after(Finished.class, TwistedScore.send(again()));
    ClientConfig small = Parties.client12().recordSizeLimit(64).build();
    Side client = side(Doors.anyClient(small, twisted::over, null));
    Side server = Side.server(Parties.server12().recordSizeLimit(64).build());
    server.feed(client.run().taken());
    byte[] last = client.feed(server.taken()).taken();
    int rest = last.length - records(last).getLast();
    server.feed(last, 0, rest);
    assertEquals("connected", server.outcome(), "and there is more than half a hello");
    server.connection().closeSending();
    server.run().feed(last, rest, last.length);
    assertEquals(
        List.of(AlertDescription.CLOSE_NOTIFY),
        server.traced(TraceEvent.AlertSeen.class).stream()
            .map(alert -> alert.description().orElseThrow())
            .toList());
    assertTrue(server.refusal().isEmpty());
    assertTrue(
        server.traced(TraceEvent.MessageSeen.class).stream()
            .skip(1)
            .anyMatch(seen ->
                seen.direction() == Direction.RECEIVED && seen.message() instanceof ClientHello));
  }

  /// The lengths of records, headers included.
  private static List<Integer> records(byte[] bytes) {
    List<Integer> lengths = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += lengths.getLast()) {
      lengths.add(5 + ((bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff));
    }
    return lengths;
  }

  /// CVE-2014-0224: before anybody knows which version it will be, it is not known either whether a
  /// change_cipher_spec means something.
  @Test
  void aChangeCipherSpecWaitsUntilTheVersionIsChosen() throws Exception {
    ServerConfig tls12 = Parties.server12().build();
    Side server =
        new Side(
            ServerConnection.open(
                Parties.server()
                    .policy(Policy.INTERMEDIATE)
                    .configurationChooser(hello -> tls12)
                    .build()),
            new ArrayList<>(),
            List.of(),
            new Side.Answers.WhenNothingElseMoves());
    Side client = Side.client(Parties.client12().build()).run();
    server.feed(client.taken());
    assertTrue(server.isAsking());
    server.feed(new byte[] {20, 3, 3, 0, 1, 1});
    server.answer();
    server.run();
    server.answer();
    server.run();
    server.answer();
    server.run();
    assertEquals("UNEXPECTED_MESSAGE", server.outcome());
  }

  /// RFC 8422 §5.1: the client's curves are those of certificates too.
  @Test
  void aServerShowsAKeyOnACurveThatTheClientKnows() throws Exception {
    Credential p384 = Parties.serverCredential(KeyKind.EC_P384);
    List<NamedGroup> groups = List.of(NamedGroup.X25519, NamedGroup.SECP256R1);
    Wire wire =
        talk(
            Parties.client12().groups(groups),
            Parties.server12().credentials(p384, Parties.serverCredential()));
    assertConnected(wire);
    assertTrue(wire.server.connection().info().ownCredential().orElseThrow().isOnOneOf(groups));
    Wire alone = talk(Parties.client12().groups(groups), Parties.server12().credentials(p384));
    assertEquals("NO_COMMON_SIGNATURE_SCHEME", alone.server.outcome());
    Wire stubborn =
        talk(
            Parties.client12().groups(groups),
            Parties.server12().credentials(request -> Optional.of(p384)));
    assertEquals("NO_COMMON_SIGNATURE_SCHEME", stubborn.server.outcome());
  }

  @Test
  void aCloseIsAnsweredWithAClose() throws Exception {
    Wire wire = talk();
    wire.client.connection().closeSending();
    wire.talk();
    assertTrue(wire.server.connection().isReceiveClosed());
    assertTrue(wire.server.connection().isSendClosed(), "RFC 5246 §7.2.1");
    assertTrue(wire.client.connection().isReceiveClosed());
  }

  @Test
  void aWarningIsLetPassAndManyAreNot() throws Exception {
    Wire wire = Wire.between(Parties.client12().build(), Parties.server12().build());
    wire.client.run();
    byte[] warning = {21, 3, 3, 0, 2, 1, (byte) AlertDescription.UNRECOGNIZED_NAME.code()};
    wire.client.feed(warning);
    assertTrue(wire.client.refusal().isEmpty());
    wire.talk();
    assertConnected(wire);

    Side flooded = Side.client(Parties.client12().build());
    for (int i = 0; i < 5; i++) {
      flooded.feed(warning);
    }
    assertEquals("TOO_MANY_WARNING_ALERTS", flooded.outcome());
  }

  @Test
  void aWarningToAClientOfTls13AloneIsFatal() throws Exception {
    Side client = Side.client(Parties.client().build());
    client.feed(new byte[] {21, 3, 3, 0, 2, 1, (byte) AlertDescription.UNRECOGNIZED_NAME.code()});
    assertSame(ReceivedAlert.FATAL_ALERT_RECEIVED, client.refusal().orElseThrow().refusal());
  }

  @Test
  void recordsKeepToTheLimitsOfBoth() throws Exception {
    Wire wire =
        talk(Parties.client12().recordSizeLimit(64), Parties.server12().recordSizeLimit(100));
    assertEquals("connected", wire.client.outcome());
    wire.server.say("x".repeat(1000));
    wire.client.feed(wire.server.taken());
    assertEquals("x".repeat(1000), wire.client.received());
    assertEquals(64, largest(wire.client));
    wire.client.say("y".repeat(1000));
    wire.server.feed(wire.client.taken());
    assertEquals("y".repeat(1000), wire.server.received());
    assertEquals(100, largest(wire.server));
  }

  @Test
  void aClientMayAskForShortRecords() throws Exception {
    Wire wire = talk(Parties.client12().maxFragmentLength(512), Parties.server12());
    assertEquals("connected", wire.client.outcome());
    wire.server.say("x".repeat(1000));
    wire.client.feed(wire.server.taken());
    assertEquals("x".repeat(1000), wire.client.received());
    wire.client.say("y".repeat(1000));
    wire.server.feed(wire.client.taken());
    assertEquals("y".repeat(1000), wire.server.received());
    assertEquals(
        512,
        wire.client.traced(TraceEvent.RecordSeen.class).stream()
            .skip(1)
            .mapToInt(TraceEvent.RecordSeen::content)
            .max()
            .orElseThrow(),
        "after the hello, those of the handshake too");
  }

  @Test
  void aServerThatKnowsBetterTakesTheOtherLimit() throws Exception {
    Wire wire =
        talk(Parties.client12().maxFragmentLength(512).recordSizeLimit(700), Parties.server12());
    wire.server.say("x".repeat(1000));
    wire.client.feed(wire.server.taken());
    assertEquals(700, largest(wire.client));
  }

  private static int largest(Side side) {
    return side.traced(TraceEvent.RecordSeen.class).stream()
        .filter(record -> record.type() == ContentType.APPLICATION_DATA)
        .filter(record -> record.direction() == Direction.RECEIVED)
        .mapToInt(TraceEvent.RecordSeen::content)
        .max()
        .orElseThrow();
  }

  @Test
  void recordsAreNotPadded() throws Exception {
    Wire wire = talk(Parties.client12().padRecordsTo(512), Parties.server12());
    assertConnected(wire);
  }

  @Test
  void whenTheKeysAreUsedUpTheConnectionEnds() throws Exception {
    Wire wire = talk(Parties.client12().renewKeysAfter(3), Parties.server12());
    wire.client.say("one");
    TlsException end = assertThrows(TlsException.class, () -> wire.client.say("two"));
    assertSame(RecordFault.KEYS_USED_UP, end.refusal());
    wire.client.run();
    wire.server.feed(wire.client.taken());
    assertEquals("FATAL_ALERT_RECEIVED", wire.server.outcome());
  }

  @Test
  void keysCannotBeRenewed() throws Exception {
    Wire wire = talk();
    wire.client.connection().updateKeys(true);
    assertConnected(wire);
    assertEquals(2, wire.client.traced(TraceEvent.KeysChanged.class).size());
  }

  @Test
  void theKeyLogNamesTheMainSecretByTheClientsRandom() throws Exception {
    List<String> client = new ArrayList<>();
    List<String> server = new ArrayList<>();
    Wire wire =
        talk(
            Parties.client12().dangerous().keyLog(client::add),
            Parties.server12().dangerous().keyLog(server::add));
    assertConnected(wire);
    assertEquals(1, client.size());
    assertEquals(client, server);
    String random = sent(wire.client, ClientHello.class).random().hex();
    assertTrue(client.getFirst().matches("CLIENT_RANDOM " + random + " [0-9a-f]{96}"));
  }

  @Test
  void whatComesWhileAVerdictIsAwaitedWaits() throws Exception {
    List<TraceEvent> trace = new ArrayList<>();
    Side server =
        new Side(
            ServerConnection.open(
                Parties.server12()
                    .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                    .build(),
                trace::add),
            trace,
            List.of(),
            new Side.Answers.WhenNothingElseMoves());
    Wire wire =
        Wire.between(
                Side.client(Parties.client12().credentials(Parties.clientCredential()).build()),
                server)
            .talk();
    assertConnected(wire);
    assertEquals(4, wire.answeredAt(false).size(), "credential, signature, verdict, ticket");
  }

  @Test
  void aKeyThatIsBoundToSchemesUsesThem() throws Exception {
    Credential bound =
        Parties.serverCredential(KeyKind.RSA_2048)
            .withSignatureSchemes(List.of(SignatureScheme.RSA_PKCS1_SHA384));
    Wire wire = talk(Parties.client12(), Parties.server12().credentials(bound));
    assertConnected(wire);
    assertEquals(
        Optional.of(SignatureScheme.RSA_PKCS1_SHA384),
        wire.client.connection().info().peerSignatureScheme());
  }
}
