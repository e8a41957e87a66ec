package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.PeerIncompatible;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent.RecordSeen;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What can be tried with OpenSSL's commands alone.
abstract class OpenSslTest extends ProgramMatrix {

  @Override
  abstract OpenSsl peer();

  /// What both sides choose where nobody says anything.
  abstract NamedGroup groupByDefault();

  private static ClientConfig.Builder ourDefaultClient() {
    return ClientConfig.builder().trust(TestCa.trust());
  }

  private static ServerConfig.Builder ourDefaultServer() throws Exception {
    return ServerConfig.builder()
        .credentials(Credential.of(KeyFiles.server(KeyKind.EC_P256).identity()));
  }

  @Test
  final void ourDefaultsMeetTheirs() throws Exception {
    KeyFiles server = KeyFiles.server(KeyKind.EC_P256);
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "as it comes");
          assertEquals(Optional.of(groupByDefault()), ours.info().group());
          assertEquals(false, ours.info().wasRetried());
        };
    ourClient(peer().serve(server, List.of()), ourDefaultClient(), talk);
    ourServer(port -> peer().call(port, List.of()), ourDefaultServer(), talk);
  }

  @Test
  final void messagesAreJoinedFromSmallRecords() throws Exception {
    Terms terms = Terms.USUAL.withServerKey(KeyKind.RSA_3072).withClientKey(KeyKind.RSA_3072);
    ourClient(
        peer()
            .serve(
                KeyFiles.server(KeyKind.RSA_3072),
                and(peer().serving(terms), "-max_send_frag", "512")),
        OurConfigs.client(terms),
        untilWeLeave(terms));
    KeyFiles client = KeyFiles.client(KeyKind.RSA_3072);
    ourServer(
        port ->
            peer()
                .call(
                    port,
                    and(
                        and(peer().calling(terms), "-max_send_frag", "512"),
                        array(OpenSsl.identity(client)))),
        OurConfigs.server(terms),
        untilTheyLeave(terms));
  }

  @Test
  final void ourServerDoesWithoutMiddleboxCompatibility() throws Exception {
    ourServer(client("-no_middlebox"), OurConfigs.server(Terms.USUAL), untilTheyLeave(Terms.USUAL));
  }

  /// We know no such key, so the handshake is a full one.
  @Test
  final void ourServerPassesOverAnOfferedPreSharedKey() throws Exception {
    ourServer(
        client("-psk_identity", "somebody", "-psk", "00112233445566778899aabbccddeeff"),
        OurConfigs.server(Terms.USUAL),
        untilTheyLeave(Terms.USUAL));
  }

  private static String[] theirKey(String identity, String key) {
    return new String[] {"-psk_identity", identity, "-psk", key};
  }

  @Test
  final void anExternalKeyTakesThePlaceOfCertificates() throws Exception {
    ourServer(
        client(theirKey(GivenKey.IDENTITY, GivenKey.HEX)),
        GivenKey.serverWithoutCertificate(),
        GivenKey.known(false));
    ourClient(
        server(theirKey(GivenKey.IDENTITY, GivenKey.HEX)),
        GivenKey.clientWithoutRoots(),
        GivenKey.known(false));
  }

  @Test
  final void anExternalKeySurvivesARetry() throws Exception {
    ourServer(
        client(
            array(
                and(
                    List.of(theirKey(GivenKey.IDENTITY, GivenKey.HEX)),
                    "-groups",
                    "P-256:X25519"))),
        GivenKey.serverWithoutCertificate().groups(List.of(NamedGroup.X25519)),
        GivenKey.known(true));
    ourClient(
        server(array(and(List.of(theirKey(GivenKey.IDENTITY, GivenKey.HEX)), "-groups", "P-256"))),
        GivenKey.clientWithoutRoots()
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.X25519)),
        GivenKey.known(true));
  }

  /// It still says by which key the two know each other.
  @Test
  final void aSessionByAnExternalKeyIsResumed() throws Exception {
    String[] key = theirKey(GivenKey.IDENTITY, GivenKey.HEX);
    ClientConfig client = GivenKey.clientWithoutRoots().build();
    try (PeerEnd theirs = peer().serve(KeyFiles.server(KeyKind.EC_P256), List.of(key), 2)) {
      for (boolean again : List.of(false, true)) {
        try (OurEnd ours = OurEnd.connect(client, theirs.port())) {
          hold(knowing(again), theirs, ours);
        }
      }
    }
    ServerConfig server = GivenKey.serverWithoutCertificate().build();
    String session = KeyFiles.folder().resolve("by-a-key").toString();
    try (Door door = Door.open()) {
      for (boolean again : List.of(false, true)) {
        List<String> options = and(List.of(key), again ? "-sess_in" : "-sess_out", session);
        try (PeerEnd theirs = peer().call(door.port(), options);
            OurEnd ours = door.accept(server)) {
          hold(knowing(again), theirs, ours);
        }
      }
    }
  }

  private static Talk knowing(boolean resumed) {
    return (theirs, ours) -> {
      GivenKey.known(false).hold(theirs, ours);
      assertEquals(resumed, ours.info().isResumed());
      theirs.talkWith(ours, resumed ? "again" : "for the first time");
      ours.closeOutput();
      theirs.hangUpToo();
      ours.assertEnd();
    };
  }

  @Test
  final void whoHoldsAnotherKeyUnderTheSameNameIsRefused() throws Exception {
    String other = GivenKey.HEX.replace('0', '7');
    ourServer(
        client(theirKey(GivenKey.IDENTITY, other)),
        GivenKey.serverWithoutCertificate(),
        (theirs, ours) -> {
          TlsException refused = assertThrows(TlsException.class, ours::handshake);
          assertEquals(ResumptionFault.BINDER_MISMATCH, refused.refusal());
          ours.leave();
          theirs.assertHeard(AlertDescription.DECRYPT_ERROR);
        });
    ourClient(
        server(theirKey(GivenKey.IDENTITY, other)),
        GivenKey.clientWithoutRoots(),
        (theirs, ours) -> assertThrows(AlertReceived.class, ours::handshake));
  }

  @Test
  final void withoutACommonExternalKeyThereIsACertificateOrNothing() throws Exception {
    ourServer(
        client(theirKey("somebody else", GivenKey.HEX)),
        OurConfigs.server(Terms.USUAL).externalPsks(GivenKey.ours()),
        untilTheyLeave(Terms.USUAL));
    ourServer(
        client(theirKey("somebody else", GivenKey.HEX)),
        GivenKey.serverWithoutCertificate(),
        (theirs, ours) -> assertIncompatible(Incompatibility.NO_COMMON_PSK, theirs, ours));
    ourClient(
        server(theirKey("somebody else", GivenKey.HEX)),
        GivenKey.clientWithoutRoots(),
        (theirs, ours) -> {
          TlsException refused = assertThrows(TlsException.class, ours::handshake);
          assertEquals(Incompatibility.NO_COMMON_PSK, refused.refusal());
        });
  }

  @Test
  final void serversMayBeAskedForByAddress() throws Exception {
    try (PeerEnd theirs = server();
        OurEnd ours =
            OurEnd.connect(OurConfigs.client(Terms.USUAL).build(), "127.0.0.1", theirs.port())) {
      theirs.talkWith(ours, "by address");
    }
  }

  @Test
  final void withoutACommonApplicationProtocolServersRefuse() throws Exception {
    ourClient(
        server(),
        OurConfigs.client(Terms.USUAL).applicationProtocols("nothing-else"),
        (theirs, ours) -> assertRefusedWith("no_application_protocol", ours));
    ourServer(
        client(),
        OurConfigs.server(Terms.USUAL).applicationProtocols("nothing-else"),
        (theirs, ours) ->
            assertIncompatible(Incompatibility.NO_COMMON_APPLICATION_PROTOCOL, theirs, ours));
  }

  @Test
  final void withoutACommonGroupServersRefuse() throws Exception {
    ourClient(
        server(),
        OurConfigs.client(Terms.USUAL.withGroup(NamedGroup.SECP521R1)),
        (theirs, ours) -> assertRefusedWith("handshake_failure", ours));
    ourServer(
        client(),
        OurConfigs.server(Terms.USUAL.withGroup(NamedGroup.SECP521R1)),
        (theirs, ours) -> assertIncompatible(Incompatibility.NO_COMMON_GROUP, theirs, ours));
  }

  @Test
  final void withoutACommonSignatureSchemeServersRefuse() throws Exception {
    ourServer(
        client("-sigalgs", "RSA-PSS+SHA256"),
        OurConfigs.server(Terms.USUAL),
        (theirs, ours) ->
            assertIncompatible(Incompatibility.NO_COMMON_SIGNATURE_SCHEME, theirs, ours));
  }

  private static void assertRefusedWith(String alert, OurEnd ours) {
    AlertReceived refused = assertThrows(AlertReceived.class, ours::handshake);
    assertEquals(alert, refused.facts().get("alert"));
  }

  private static void assertIncompatible(Incompatibility why, PeerEnd theirs, OurEnd ours)
      throws Exception {
    PeerIncompatible refused = assertThrows(PeerIncompatible.class, ours::handshake);
    assertEquals(why, refused.refusal());
    ours.leave();
    AlertDescription alert = why.alert();
    theirs.assertHeard(alert);
  }

  @Test
  final void anEndWithoutCloseNotifyIsNoticed() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "before the accident");
          theirs.close();
          AlertReceived cut = assertThrows(AlertReceived.class, ours::hear);
          assertEquals(ReceivedAlert.MISSING_CLOSE_NOTIFY, cut.refusal());
        };
    ourClient(server(), OurConfigs.client(Terms.USUAL), talk);
    ourServer(client(), OurConfigs.server(Terms.USUAL), talk);
  }

  /// Their `k`, which asks for nothing in return (RFC 9846 §4.7.3).
  @Test
  final void theyMayRenewTheirKeysAlone() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "with the first keys");
          ((OpenSsl.End) theirs).updateKeys("k");
          theirs.talkWith(ours, "with theirs renewed");
          assertEquals(1, renewals(ours, Direction.RECEIVED));
          assertEquals(0, renewals(ours, Direction.SENT));
        };
    ourClient(server(), OurConfigs.client(Terms.USUAL), talk);
    ourServer(client(), OurConfigs.server(Terms.USUAL), talk);
  }

  @Test
  final void theirServerSendsTimestamps() throws Exception {
    byte[] list = Timestamps.list();
    ourClient(
        server("-serverinfo", Timestamps.serverInfo(list).toString()),
        OurConfigs.client(Terms.USUAL),
        (theirs, ours) -> {
          theirs.talkWith(ours, "stamped");
          assertEquals(Timestamps.both(), ours.info().peerCertificateTimestamps());
        });
  }

  @Test
  final void ourServerSendsTimestamps() throws Exception {
    Credential stamped =
        Credential.of(KeyFiles.server(KeyKind.EC_P256).identity())
            .withCertificateTimestamps(Timestamps.both());
    ourServer(
        client("-ct", "-ctlogfile", KeyFiles.write("no-logs.cnf", "enabled_logs=\n").toString()),
        OurConfigs.server(Terms.USUAL).credentials(stamped),
        (theirs, ours) -> {
          theirs.talkWith(ours, "stamped");
          program(theirs).await("SCTs present (2)");
          program(theirs).await(Timestamps.LOG_IN_WORDS);
        });
  }

  @Test
  final void bothMayTalkAtOnce() throws Exception {
    String much = "0123456789".repeat(200_000);
    Talk talk =
        (theirs, ours) -> {
          ours.handshake();
          try (Aside _ = Aside.begin(() -> ours.say(much));
              Aside _ = Aside.begin(() -> program(theirs).type(much))) {
            assertEquals(much, ours.hear());
            program(theirs).await(much);
          }
        };
    ourClient(server(), OurConfigs.client(Terms.USUAL), talk);
    ourServer(client(), OurConfigs.server(Terms.USUAL), talk);
  }

  /// RFC 6066 §4. The hello goes before the answer.
  @Test
  final void theirServerAgreesToShortRecords() throws Exception {
    for (Terms terms : List.of(Terms.USUAL, Terms.of12(Abilities.SUITES_12.getFirst()))) {
      ourClient(
          terms,
          KeyFiles.server(terms.serverKey()),
          OurConfigs.client(terms).maxFragmentLength(512),
          (theirs, ours) -> {
            theirs.talkWith(ours, "0123456789".repeat(1000));
            assertEquals(512, longest(Direction.RECEIVED, ours));
            assertEquals(512, longest(Direction.SENT, ours));
          });
    }
  }

  /// Of what was protected.
  private static int longest(Direction direction, OurEnd ours) {
    return ours.seen(RecordSeen.class)
        .filter(record -> record.direction() == direction)
        .filter(record -> record.stage() != KeyStage.PLAINTEXT)
        .mapToInt(RecordSeen::content)
        .max()
        .orElseThrow();
  }
}
