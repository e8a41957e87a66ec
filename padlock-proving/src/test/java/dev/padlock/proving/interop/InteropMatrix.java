package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.IdentityRejected;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.PeerIncompatible;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent.AlertSeen;
import dev.padlock.tls.trace.TraceEvent.KeysChanged;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/// One peer against Padlock, in both directions. The rows are every suite, group and kind of key
/// that both know, with data both ways and a clean end; then comes what every peer must do alike.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropMatrix extends ResumptionMatrix {

  private static final Terms MUTUAL = Terms.USUAL.withClientKey(KeyKind.EC_P256);

  /// What a stack may say to a certificate that it does not believe, or misses.
  private static final Set<AlertDescription> DISBELIEF =
      Set.of(
          AlertDescription.BAD_CERTIFICATE,
          AlertDescription.CERTIFICATE_EXPIRED,
          AlertDescription.CERTIFICATE_UNKNOWN,
          AlertDescription.UNKNOWN_CA,
          AlertDescription.ACCESS_DENIED,
          AlertDescription.CERTIFICATE_REQUIRED);

  final List<Terms> rows() {
    return peer().abilities().rows();
  }

  final List<Terms> retries() {
    return rows().stream().filter(terms -> terms.firstAsked().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  final void ourClientTalksToTheirServer(Terms terms) throws Exception {
    withLuck(terms, () -> ourClient(terms, untilWeLeave(terms)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  final void ourServerTalksToTheirClient(Terms terms) throws Exception {
    withLuck(terms, () -> ourServer(terms, untilTheyLeave(terms)));
  }

  /// Once more where a peer fails by chance.
  private void withLuck(Terms terms, Aside.Task meeting) throws Exception {
    try {
      meeting.run();
    } catch (AssertionFailedError spoilt) {
      if (!peer().failsByChance(terms)) {
        throw spoilt;
      }
      meeting.run();
    }
  }

  final List<Terms> rows12() {
    return peer().abilities().rows12();
  }

  @ParameterizedTest
  @MethodSource("rows12")
  final void ourClientTalksTls12ToTheirServer(Terms terms) throws Exception {
    ourClient(terms, untilWeLeave(terms));
  }

  @ParameterizedTest
  @MethodSource("rows12")
  final void ourServerTalksTls12ToTheirClient(Terms terms) throws Exception {
    ourServer(terms, untilTheyLeave(terms));
  }

  final List<Terms> legacyRows() {
    return Abilities.legacyRows(peer().suites12());
  }

  @ParameterizedTest
  @MethodSource("legacyRows")
  final void ourClientTakesTheirOldSuite(Terms terms) throws Exception {
    ourClient(terms, untilWeLeave(terms));
  }

  @ParameterizedTest
  @MethodSource("legacyRows")
  final void ourServerTakesTheirOldSuite(Terms terms) throws Exception {
    ourServer(terms, untilTheyLeave(terms));
  }

  /// One hello offers both versions, and each side says which it is.
  @Test
  final void ourClientOfBothVersionsMeetsTheirServerOfTls12() throws Exception {
    ourClient(
        peer().serveTls12(KeyFiles.server(KeyKind.EC_P256)),
        ClientConfig.builder().trust(TestCa.trust()),
        (theirs, ours) -> {
          theirs.talkWith(ours, "how do you do?");
          assertEquals(Optional.of(ProtocolVersion.TLS_1_2), ours.info().version());
        });
  }

  @Test
  final void ourServerOfBothVersionsMeetsTheirClientOfTls12() throws Exception {
    ourServer(
        peer()::callTls12,
        ServerConfig.builder()
            .credentials(Credential.of(KeyFiles.server(KeyKind.EC_P256).identity())),
        (theirs, ours) -> {
          theirs.talkWith(ours, "how do you do?");
          assertEquals(Optional.of(ProtocolVersion.TLS_1_2), ours.info().version());
        });
  }

  @ParameterizedTest
  @MethodSource("retries")
  final void theirClientReturnsOurCookie(Terms terms) throws Exception {
    ServerConfig.Builder server = OurConfigs.server(terms).retryCookie(true);
    withLuck(terms, () -> ourServer(terms, null, server, untilTheyLeave(terms)));
  }

  @Test
  final void ourClientDoesWithoutMiddleboxCompatibility() throws Exception {
    ourClient(
        Terms.USUAL,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(Terms.USUAL).middleboxCompatibility(false),
        untilWeLeave(Terms.USUAL));
  }

  @Test
  final void ourClientFollowsTheirChainThroughAnIntermediate() throws Exception {
    ourClient(
        Terms.USUAL,
        belowAnIntermediate(),
        OurConfigs.client(Terms.USUAL),
        untilWeLeave(Terms.USUAL));
  }

  @Test
  final void theirClientFollowsOurChainThroughAnIntermediate() throws Exception {
    ServerConfig.Builder server =
        OurConfigs.server(Terms.USUAL).credentials(Credential.of(belowAnIntermediate().identity()));
    ourServer(Terms.USUAL, null, server, untilTheyLeave(Terms.USUAL));
  }

  private static KeyFiles belowAnIntermediate() throws PkiException {
    return KeyFiles.of(
        "below-an-intermediate",
        TestCa.intermediate("Padlock test intermediate")
            .issue(CertificateProfile.server(KeyFiles.HOST)));
  }

  @Test
  final void ourClientAndTheirServerRenewTheirKeys() throws Exception {
    ourClient(Terms.USUAL, InteropMatrix::renewKeys);
  }

  @Test
  final void ourServerAndTheirClientRenewTheirKeys() throws Exception {
    ourServer(Terms.USUAL, InteropMatrix::renewKeys);
  }

  /// What a session is resumed by stays the same (RFC 9846 §7.2).
  @Test
  final void ourClientResumesASessionWhoseKeysWereRenewed() throws Exception {
    ourClientResumes(Resumed.USUAL, InteropMatrix::renewKeys);
  }

  @Test
  final void ourServerAndTheirClientRenewTheKeysOfAResumedSession() throws Exception {
    ServerConfig.Builder server = OurConfigs.server(Terms.USUAL);
    theirClientResumes(Resumed.USUAL, server, InteropMatrix::renewKeys);
  }

  private static void renewKeys(PeerEnd theirs, OurEnd ours) throws Exception {
    ours.handshake();
    theirs.talkWith(ours, "with the first keys");
    long renewed = theirs.updateKeys() ? 1 : 0;
    theirs.talkWith(ours, "with keys that they renewed");
    assertEquals(renewed, renewals(ours, Direction.RECEIVED));
    ours.updateKeys(false);
    theirs.talkWith(ours, "with ours renewed");
    assertEquals(renewed, renewals(ours, Direction.RECEIVED));
    ours.updateKeys(true);
    theirs.talkWith(ours, "with both renewed");
    assertEquals(renewed + 1, renewals(ours, Direction.RECEIVED));
    assertTrue(renewals(ours, Direction.SENT) >= 2);
  }

  static long renewals(OurEnd ours, Direction direction) {
    return ours.seen(KeysChanged.class)
        .filter(change -> change.direction() == direction && change.generation() > 0)
        .count();
  }

  @Test
  final void muchDataGoesBothWays() throws Exception {
    Talk talk = (theirs, ours) -> theirs.talkWith(ours, "0123456789".repeat(300_000));
    ourClient(Terms.USUAL, talk);
    ourServer(Terms.USUAL, talk);
  }

  @Test
  final void ourRecordsMayBePadded() throws Exception {
    String much = "0123456789".repeat(10_000);
    ourClient(
        Terms.USUAL,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(Terms.USUAL).padRecordsTo(1000),
        (theirs, ours) -> theirs.talkWith(ours, much));
    ourServer(
        Terms.USUAL,
        null,
        OurConfigs.server(Terms.USUAL).padRecordsTo(1000),
        (theirs, ours) -> theirs.talkWith(ours, much));
  }

  @ParameterizedTest
  @EnumSource
  final void ourClientRefusesTheirBadCertificate(Bad bad) throws Exception {
    ourClient(
        Terms.USUAL,
        bad.server(),
        OurConfigs.client(Terms.USUAL),
        (theirs, ours) -> assertRefused(bad.fault(), theirs, ours));
  }

  /// It names no authorities: the JDK would show no certificate of another.
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_NAME")
  final void ourServerRefusesTheirBadCertificate(Bad bad) throws Exception {
    ourServer(
        MUTUAL,
        bad.client(),
        OurConfigs.server(MUTUAL).certificateAuthorities(List.of()),
        (theirs, ours) -> assertRefused(bad.fault(), theirs, ours));
  }

  @Test
  final void ourServerRefusesTheirClientWithoutCertificate() throws Exception {
    ourServer(
        MUTUAL,
        null,
        OurConfigs.server(MUTUAL),
        (theirs, ours) -> assertRefused(IdentityFault.CERTIFICATE_REQUIRED, theirs, ours));
  }

  private static void assertRefused(IdentityFault fault, PeerEnd theirs, OurEnd ours)
      throws Exception {
    IdentityRejected refused = assertThrows(IdentityRejected.class, ours::handshake);
    assertEquals(fault, refused.refusal());
    ours.leave();
    theirs.assertHeard(fault.alert());
  }

  @ParameterizedTest
  @EnumSource
  final void theirClientRefusesOurBadCertificate(Bad bad) throws Exception {
    ServerConfig.Builder server =
        OurConfigs.server(Terms.USUAL).credentials(Credential.of(bad.server().identity()));
    ourServer(Terms.USUAL, null, server, InteropMatrix::assertDisbelieved);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_NAME")
  final void theirServerRefusesOurBadCertificate(Bad bad) throws Exception {
    Credential shown = Credential.of(bad.client().identity());
    ourClient(
        MUTUAL,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(MUTUAL).credentials(request -> Optional.of(shown)),
        InteropMatrix::assertDisbelieved);
  }

  @Test
  final void theirServerRefusesOurClientWithoutCertificate() throws Exception {
    ourClient(
        MUTUAL,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(Terms.USUAL),
        InteropMatrix::assertDisbelieved);
  }

  /// A server refuses after our handshake is complete, so it shows when we listen.
  private static void assertDisbelieved(PeerEnd theirs, OurEnd ours) {
    AlertReceived refused =
        assertThrows(
            AlertReceived.class,
            () -> {
              ours.handshake();
              ours.hear();
            });
    AlertDescription alert =
        ours.seen(AlertSeen.class)
            .filter(seen -> seen.direction() == Direction.RECEIVED)
            .findFirst()
            .flatMap(AlertSeen::description)
            .orElseThrow();
    assertTrue(DISBELIEF.contains(alert), alert + ": " + refused);
  }

  /// GnuTLS goes by the old version field, and then finds no cipher suite of TLS 1.2.
  @Test
  final void theirServerWithoutTls13SaysSo() throws Exception {
    ourClient(
        peer().serveTls12(KeyFiles.server(KeyKind.EC_P256)),
        OurConfigs.client(Terms.USUAL),
        (theirs, ours) -> {
          AlertReceived refused = assertThrows(AlertReceived.class, ours::handshake);
          String alert = refused.facts().get("alert");
          assertTrue(Set.of("protocol_version", "handshake_failure").contains(alert), alert);
        });
  }

  @Test
  final void theirClientWithoutTls13IsToldSo() throws Exception {
    ourServer(
        peer()::callTls12,
        OurConfigs.server(Terms.USUAL),
        (theirs, ours) -> {
          PeerIncompatible refused = assertThrows(PeerIncompatible.class, ours::handshake);
          assertEquals(Incompatibility.NO_COMMON_VERSION, refused.refusal());
          ours.leave();
          theirs.assertHeard(AlertDescription.PROTOCOL_VERSION);
        });
  }
}
