package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.trace.TraceEvent.SessionResumed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One peer and Padlock, who meet twice: the second time they resume the session, and both say so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResumptionMatrix extends Meetings {

  final List<Resumed> resumptions() {
    List<Resumed> rows = new ArrayList<>(Resumed.rows(peer().abilities().suites()));
    rows.addAll(Resumed.rows12(peer().suites12()));
    return rows;
  }

  /// Two configurations with one memory of sessions, as each remembers for itself which group a
  /// server likes: so there is a HelloRetryRequest both times where there is one at all.
  @ParameterizedTest
  @MethodSource("resumptions")
  final void ourClientResumesItsSessionWithTheirServer(Resumed row) throws Exception {
    ourClientResumes(row, ResumptionMatrix::saySomething);
  }

  static void saySomething(PeerEnd theirs, OurEnd ours) throws Exception {
    theirs.talkWith(ours, "good to see you");
  }

  /// @param before what is done in the first connection
  final void ourClientResumes(Resumed row, Talk before) throws Exception {
    Terms terms = row.terms();
    SessionMemory memory = SessionMemory.bounded(1, 4);
    ClientConfig then = OurConfigs.client(terms).sessionMemory(memory).build();
    ClientConfig now = OurConfigs.client(terms).sessionMemory(memory).build();
    try (Reunion theirs = peer().serveTwice(row, KeyFiles.server(terms.serverKey()))) {
      List<Opaque> shown;
      PeerEnd first = theirs.meet();
      try (OurEnd ours = OurEnd.connect(then, first.port())) {
        hold(before, first, ours);
        hold(untilWeGo(terms), first, ours);
        assertFalse(ours.info().isResumed());
        shown = ours.info().peerCertificates();
      }
      PeerEnd second = theirs.meet();
      try (OurEnd ours = OurEnd.connect(now, second.port())) {
        hold((end, we) -> assertResumed(row, shown, we), second, ours);
        hold(untilWeLeave(terms), second, ours);
      }
      theirs.assertResumed();
    }
  }

  static Talk untilWeGo(Terms terms) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      ours.closeOutput();
      theirs.hangUpToo();
      ours.assertEnd();
    };
  }

  @ParameterizedTest
  @MethodSource("resumptions")
  final void theirClientResumesItsSessionWithOurServer(Resumed row) throws Exception {
    theirClientResumes(row, OurConfigs.server(row.terms()), ResumptionMatrix::saySomething);
  }

  /// What the ticket of TLS 1.3 then is: the name of a session in our store.
  @Test
  final void theirClientResumesASessionThatOurServerKeeps() throws Exception {
    ServerConfig.Builder server = OurConfigs.server(Terms.USUAL).tickets(false);
    theirClientResumes(Resumed.USUAL, server, ResumptionMatrix::saySomething);
  }

  /// @param again what is done in the second connection
  final void theirClientResumes(Resumed row, ServerConfig.Builder server, Talk again)
      throws Exception {
    Terms terms = row.terms();
    ServerConfig config = server.build();
    @Nullable KeyFiles client = terms.mutual().map(KeyFiles::client).orElse(null);
    try (Door door = Door.open();
        Reunion theirs = peer().callTwice(row, client, door.port())) {
      List<Opaque> shown;
      PeerEnd first = theirs.meet();
      try (OurEnd ours = door.accept(config)) {
        hold(untilTheyGo(terms, theirs), first, ours);
        assertFalse(ours.info().isResumed());
        shown = ours.info().peerCertificates();
      }
      PeerEnd second = theirs.meet();
      try (OurEnd ours = door.accept(config)) {
        hold((end, we) -> assertResumed(row, shown, we), second, ours);
        hold(again, second, ours);
        hold(untilTheyLeave(terms), second, ours);
      }
      theirs.assertResumed();
    }
  }

  static Talk untilTheyGo(Terms terms, Reunion reunion) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      reunion.part(theirs, ours);
      ours.assertEnd();
      ours.closeOutput();
    };
  }

  /// The certificates are those of the session, as nobody shows any now.
  private static void assertResumed(Resumed row, List<Opaque> shown, OurEnd ours) throws Exception {
    ours.handshake();
    assertEquals(
        List.of(row.by()), ours.seen(SessionResumed.class).map(SessionResumed::by).toList());
    assertEquals(true, ours.info().isResumed());
    assertEquals(shown, ours.info().peerCertificates());
    assertEquals(Optional.of(row.terms().suite()), ours.info().cipherSuite());
  }
}
