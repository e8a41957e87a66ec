package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.io.EarlyData;
import dev.padlock.io.EarlyRequest;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.proving.interop.Meetings.Talk;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.replay.ClientHelloRecording;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.session.replay.SingleUseTickets;
import dev.padlock.tls.session.replay.UseRegister;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Early data (0-RTT) with the peers that have it, taken and refused, in both directions.
final class EarlyDataTest {

  private static final String REQUEST = "what I want to know at once";
  private static final int MOST = 1 << 14;

  static List<ProgramPeer> peers() {
    return List.of(OpenSsl.OF_THE_MACHINE, OpenSsl.NEWER, new GnuTls());
  }

  static List<OpenSsl> openSsl() {
    return List.of(OpenSsl.OF_THE_MACHINE, OpenSsl.NEWER);
  }

  static Stream<Arguments> rows() {
    return peers().stream().flatMap(EarlyDataTest::rows);
  }

  private static Stream<Arguments> rows(ProgramPeer peer) {
    Stream<Terms> suites = peer.abilities().suites().stream().map(Terms.USUAL::withSuite);
    Terms mutual = Terms.USUAL.withClientKey(KeyKind.EC_P256);
    return Stream.concat(suites, Stream.of(mutual)).map(terms -> Arguments.of(peer, terms));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ourServerTakesTheirEarlyDataAndAnswersAtOnce(ProgramPeer peer, Terms terms)
      throws Exception {
    ourServer(
        peer,
        terms,
        OurConfigs.server(terms).earlyData(MOST, startedLongAgo()),
        (theirs, ours) -> {
          EarlyData early = ours.earlyData().orElseThrow();
          byte[] heard = early.inputStream().readNBytes(REQUEST.length());
          assertEquals(REQUEST, new String(heard, StandardCharsets.UTF_8));
          early.outputStream().write("an early answer\n".getBytes(StandardCharsets.UTF_8));
          assertEquals(-1, early.inputStream().read());
          ours.handshake();
          assertEquals(EarlyDataOutcome.TAKEN, ours.info().earlyData());
          ProgramMatrix.program(theirs).await(peer.earlyDataTaken(REQUEST.length()));
          ProgramMatrix.program(theirs).await("an early answer");
        });
  }

  /// What is admitted, whatever the machine's pace.
  private static ReplayGuard startedLongAgo() {
    return new ClientHelloRecording(
        UseRegister.bounded(10, Instant.EPOCH), Program.PATIENCE.multipliedBy(2));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void ourServerTakesNoneRightAfterItsStart(ProgramPeer peer) throws Exception {
    ReplayGuard startedNow = ReplayGuard.standard(Instant.now().plus(Program.PATIENCE));
    ServerConfig.Builder server = OurConfigs.server(Terms.USUAL).earlyData(MOST, startedNow);
    ourServer(peer, Terms.USUAL, server, refused(peer, Miss.JUST_STARTED));
  }

  /// What was sent with the first hello is skipped (RFC 9846 §4.3.10). GnuTLS announces early data
  /// again, which nobody may, and encrypts its second hello as such.
  @ParameterizedTest
  @MethodSource("openSsl")
  void ourServerTakesNoneWhereTheHelloIsSentAgain(ProgramPeer peer) throws Exception {
    Terms terms = Terms.USUAL.afterRetry();
    ServerConfig.Builder server = OurConfigs.server(terms).earlyData(MOST, startedLongAgo());
    ourServer(peer, terms, server, refused(peer, Miss.RETRIED));
  }

  private static Talk refused(ProgramPeer peer, Miss why) {
    return (theirs, ours) -> {
      assertEquals(Optional.empty(), ours.earlyData());
      ours.handshake();
      assertEquals(EarlyDataOutcome.REFUSED, ours.info().earlyData());
      assertEquals(Optional.of(why), ours.info().earlyDataMiss());
      theirs.talkWith(ours, "after all");
      assertFalse(peer.earlyDataTaken(REQUEST.length()).matcher(theirs.told()).find());
    };
  }

  /// RFC 9846 §8.1. The ticket may still be resumed.
  @ParameterizedTest
  @MethodSource("openSsl")
  void ourServerTakesEarlyDataOnceForEachTicketWhereItIsToldTo(OpenSsl peer) throws Exception {
    ReplayGuard once = new SingleUseTickets(UseRegister.bounded(10, Instant.EPOCH));
    ServerConfig config = OurConfigs.server(Terms.USUAL).earlyData(MOST, once).build();
    String ticket = KeyFiles.folder().resolve("ticket-" + peer.executable()).toString();
    String request = KeyFiles.write("request", REQUEST).toString();
    String[] again = {"-sess_in", ticket, "-early_data", request};
    try (Door door = Door.open()) {
      talkTo(
          peer, config, door, List.of("-sess_out", ticket), Meetings.untilTheyLeave(Terms.USUAL));
      talkTo(
          peer,
          config,
          door,
          List.of(again),
          (theirs, ours) -> {
            assertTrue(ours.earlyData().isPresent());
            Meetings.untilTheyLeave(Terms.USUAL).hold(theirs, ours);
          });
      talkTo(
          peer,
          config,
          door,
          List.of(again),
          (theirs, ours) -> {
            refused(peer, Miss.REPLAYED).hold(theirs, ours);
            assertTrue(ours.info().isResumed());
            ProgramMatrix.program(theirs).await("Early data was rejected");
          });
    }
  }

  private static void talkTo(
      OpenSsl peer, ServerConfig config, Door door, List<String> options, Talk talk)
      throws Exception {
    List<String> all = peer.calling(Terms.USUAL);
    all.addAll(options);
    try (PeerEnd theirs = peer.call(door.port(), all);
        OurEnd ours = door.accept(config)) {
      Meetings.hold(talk, theirs, ours);
    }
  }

  /// They come twice, the second time with early data.
  private static void ourServer(
      ProgramPeer peer, Terms terms, ServerConfig.Builder server, Talk again) throws Exception {
    ServerConfig config = server.build();
    Path file = KeyFiles.write("request", REQUEST);
    try (Door door = Door.open();
        Reunion theirs = peer.sendingEarlyData(terms, file, door.port())) {
      List<Opaque> shown;
      PeerEnd first = theirs.meet();
      try (OurEnd ours = door.accept(config)) {
        Meetings.hold(ResumptionMatrix.untilTheyGo(terms, theirs), first, ours);
        shown = ours.info().peerCertificates();
        assertEquals(terms.mutual().isPresent(), !shown.isEmpty());
      }
      PeerEnd second = theirs.meet();
      try (OurEnd ours = door.accept(config)) {
        Meetings.hold(again, second, ours);
        assertEquals(shown, ours.info().peerCertificates());
        Meetings.hold(Meetings.untilTheyLeave(terms), second, ours);
      }
      theirs.assertResumed();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theirServerTakesOurEarlyData(ProgramPeer peer, Terms terms) throws Exception {
    ourClient(
        peer.takingEarlyData(terms, KeyFiles.server(terms.serverKey()), MOST),
        terms,
        (theirs, request) -> {
          assertEquals(EarlyDataOutcome.TAKEN, request.outcome());
          assertEquals(0, request.unsent().length);
          ProgramMatrix.program(theirs).await(peer.earlyDataTaken(REQUEST.length()));
          if (peer instanceof OpenSsl) {
            ProgramMatrix.program(theirs).await(REQUEST);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("peers")
  void ourClientKeepsToWhatTheirTicketAllows(ProgramPeer peer) throws Exception {
    ourClient(
        peer.takingEarlyData(Terms.USUAL, KeyFiles.server(Terms.USUAL.serverKey()), 10),
        Terms.USUAL,
        (theirs, request) -> {
          assertEquals(EarlyDataOutcome.TAKEN, request.outcome());
          assertEquals(REQUEST.substring(10), new String(request.unsent(), StandardCharsets.UTF_8));
          ProgramMatrix.program(theirs).await(peer.earlyDataTaken(10));
        });
  }

  /// OpenSSL uses the ticket up with the first hello, so nothing is resumed. GnuTLS takes the early
  /// data of the first hello, and then the second one for more of it.
  @ParameterizedTest
  @MethodSource("openSsl")
  void theirServerTakesNoneWhereTheHelloIsSentAgain(ProgramPeer peer) throws Exception {
    Terms terms = Terms.USUAL.afterRetry();
    try (Reunion server = peer.takingEarlyData(terms, KeyFiles.server(terms.serverKey()), MOST)) {
      comeTwice(
          server,
          terms,
          (theirs, request) -> {
            assertHandedBack(EarlyDataOutcome.REFUSED, peer, theirs, request);
            ProgramMatrix.program(theirs).await("Early data was rejected");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void ourClientAnnouncesNoneThatTheirTicketDoesNotAllow(ProgramPeer peer) throws Exception {
    ourClient(
        peer.serveTwice(Resumed.USUAL, KeyFiles.server(Terms.USUAL.serverKey())),
        Terms.USUAL,
        (theirs, request) -> assertHandedBack(EarlyDataOutcome.NONE, peer, theirs, request));
  }

  static void assertHandedBack(
      EarlyDataOutcome outcome, ProgramPeer peer, PeerEnd theirs, EarlyRequest request) {
    assertEquals(outcome, request.outcome());
    assertEquals(REQUEST, new String(request.unsent(), StandardCharsets.UTF_8));
    assertFalse(peer.earlyDataTaken(REQUEST.length()).matcher(theirs.told()).find());
  }

  /// Says what became of early data.
  private interface Verdict {
    void on(PeerEnd theirs, EarlyRequest request) throws Exception;
  }

  private static void ourClient(Reunion server, Terms terms, Verdict verdict) throws Exception {
    try (server) {
      comeTwice(server, terms, verdict);
      server.assertResumed();
    }
  }

  /// The second time with early data; what is left of it is said after the handshake.
  private static void comeTwice(Reunion server, Terms terms, Verdict verdict) throws Exception {
    SessionMemory memory = SessionMemory.bounded(1, 4);
    ClientConfig then = OurConfigs.client(terms).sessionMemory(memory).build();
    ClientConfig now = OurConfigs.client(terms).sessionMemory(memory).earlyData(true).build();
    PeerEnd first = server.meet();
    try (OurEnd ours = OurEnd.connect(then, first.port())) {
      Meetings.hold(ResumptionMatrix.untilWeGo(terms), first, ours);
    }
    PeerEnd second = server.meet();
    try (OurEnd ours = OurEnd.connect(now, second.port())) {
      EarlyRequest request = EarlyRequest.of(REQUEST.getBytes(StandardCharsets.UTF_8));
      Talk talk =
          (theirs, we) -> {
            we.sendEarly(request);
            we.handshake();
            verdict.on(theirs, request);
            String left = new String(request.unsent(), StandardCharsets.UTF_8);
            theirs.talkWith(we, left + ".");
          };
      Meetings.hold(talk, second, ours);
      Meetings.hold(Meetings.untilWeLeave(terms), second, ours);
    }
  }
}
