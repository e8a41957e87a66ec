package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.TraceEvent.SessionResumed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One peer and Padlock, who meet twice: the second time they resume the session, and both say so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResumptionMatrix extends Meetings {

  final List<Resumed12> resumptions() {
    return Resumed12.rows(peer().suites12());
  }

  @ParameterizedTest
  @MethodSource("resumptions")
  final void ourClientResumesItsSessionWithTheirServer(Resumed12 row) throws Exception {
    Terms terms = row.terms();
    ClientConfig config = OurConfigs.client(terms).build();
    try (Reunion theirs = peer().serveTwice(row, KeyFiles.server(terms.serverKey()))) {
      List<Opaque> shown;
      PeerEnd first = theirs.meet();
      try (OurEnd ours = OurEnd.connect(config, first.port())) {
        hold(untilWeGo(terms), first, ours);
        assertFalse(ours.info().isResumed());
        shown = ours.info().peerCertificates();
      }
      PeerEnd second = theirs.meet();
      try (OurEnd ours = OurEnd.connect(config, second.port())) {
        hold((end, we) -> assertResumed(row, shown, we), second, ours);
        hold(untilWeLeave(terms), second, ours);
      }
      theirs.assertResumed();
    }
  }

  /// Without data: a peer that comes back may do so at once.
  private static Talk untilWeGo(Terms terms) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      ours.closeOutput();
      theirs.hangUpToo();
      ours.assertEnd();
    };
  }

  @ParameterizedTest
  @MethodSource("resumptions")
  final void theirClientResumesItsSessionWithOurServer(Resumed12 row) throws Exception {
    Terms terms = row.terms();
    ServerConfig config = OurConfigs.server(terms).build();
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
        hold(untilTheyLeave(terms), second, ours);
      }
      theirs.assertResumed();
    }
  }

  private static Talk untilTheyGo(Terms terms, Reunion reunion) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      reunion.part(theirs);
      ours.assertEnd();
      ours.closeOutput();
    };
  }

  /// The certificates are those of the session, as nobody shows any now.
  private static void assertResumed(Resumed12 row, List<Opaque> shown, OurEnd ours)
      throws Exception {
    ours.handshake();
    assertEquals(
        List.of(row.by()), ours.seen(SessionResumed.class).map(SessionResumed::by).toList());
    assertEquals(true, ours.info().isResumed());
    assertEquals(shown, ours.info().peerCertificates());
    assertEquals(Optional.of(row.terms().suite()), ours.info().cipherSuite());
  }
}
