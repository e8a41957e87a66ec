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
}
