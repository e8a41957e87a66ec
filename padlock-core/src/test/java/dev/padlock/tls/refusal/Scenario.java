package dev.padlock.tls.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Need;
import dev.padlock.tls.Progress;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.hostile.HeardAlert;
import dev.padlock.tls.hostile.HostilePeer;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.trace.KeyStage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/// One way to provoke one refusal, and what must come of it.
sealed interface Scenario {

  Refusal refusal();

  String story();

  void check() throws Exception;

  /// Makes the two that will meet.
  @FunctionalInterface
  interface Play {
    Cast cast() throws Exception;
  }

  /// @param ending what happens after they have met
  record Cast(TlsConnection ours, HostilePeer<?> peer, Ending ending) {
    Cast(TlsConnection ours, HostilePeer<?> peer) {
      this(ours, peer, meeting -> {});
    }
  }

  @FunctionalInterface
  interface Ending {
    void play(Meeting meeting) throws Exception;
  }

  /// Our end refuses, and the peer learns it from an alert under the keys that both have.
  ///
  /// @param stage the keys under which the alert must be sent
  record Alerted(Refusal refusal, String story, AlertDescription alert, KeyStage stage, Play play)
      implements Scenario {
    @Override
    public void check() throws Exception {
      Cast cast = play.cast();
      TlsException thrown = refused(cast, refusal);
      assertEquals(alert, thrown.refusal().alert());
      List<HeardAlert> heard = cast.peer().heardAlerts();
      assertEquals(1, heard.size(), () -> "alerts heard: " + heard);
      assertEquals(alert, heard.getFirst().description());
      assertEquals(2, heard.getFirst().alert().level());
      assertEquals(stage, heard.getFirst().stage());
    }
  }

  /// Makes two ends of ours, of which the second was twisted.
  @FunctionalInterface
  interface Pairing {
    Pair pair() throws Exception;
  }

  /// Our end refuses an end that was twisted, which learns it.
  record Twisted(Refusal refusal, String story, AlertDescription alert, Pairing pairing)
      implements Scenario {
    @Override
    public void check() throws Exception {
      Pair pair = pairing.pair().talk();
      TlsException thrown =
          pair.refusal().orElseThrow(() -> new AssertionError("nothing was refused"));
      assertSame(refusal, thrown.refusal(), thrown::getMessage);
      assertEquals(alert, thrown.refusal().alert());
      isOver(pair.ours(), thrown);
      TlsException learned = pair.twisted().failure().orElseThrow();
      assertSame(ReceivedAlert.FATAL_ALERT_RECEIVED, learned.refusal(), learned::getMessage);
      assertEquals(alert.rfcName(), learned.facts().get("alert"));
    }
  }

  /// Our end gives up, and has nothing to say about it.
  record Silent(Refusal refusal, String story, Play play) implements Scenario {
    @Override
    public void check() throws Exception {
      Cast cast = play.cast();
      refused(cast, refusal);
      assertTrue(cast.peer().heardAlerts().isEmpty(), "nothing should be said");
    }
  }

  /// It does not come to a connection.
  record Local(Refusal refusal, String story, Executable attempt) implements Scenario {
    @Override
    public void check() {
      TlsException thrown = assertThrows(TlsException.class, attempt);
      assertSame(refusal, thrown.refusal(), thrown::getMessage);
    }
  }

  private static TlsException refused(Cast cast, Refusal refusal) throws Exception {
    Meeting meeting = Meeting.of(cast.ours(), cast.peer());
    cast.ending().play(meeting);
    TlsException thrown =
        meeting.refusal().orElseThrow(() -> new AssertionError("nothing was refused"));
    assertSame(refusal, thrown.refusal(), thrown::getMessage);
    isOver(cast.ours(), thrown);
    return thrown;
  }

  /// Nothing goes in or out any more, and everybody who asks gets the same answer.
  private static void isOver(TlsConnection ours, TlsException thrown) throws Exception {
    assertSame(thrown, ours.failure().orElseThrow());
    assertEquals(Need.NOTHING, ours.need());
    assertTrue(ours.isSendClosed());
    assertTrue(ours.isReceiveClosed());
    assertTrue(ours.pendingAnswer().isEmpty());
    ByteBuffer in = ByteBuffer.wrap(new byte[] {23, 3, 3, 0, 1, 0});
    ByteBuffer out = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);
    assertSame(thrown, assertThrows(TlsException.class, () -> ours.receive(in, out)));
    assertEquals(0, in.position());
    assertEquals(Progress.CLOSED, ours.send(ByteBuffer.wrap(new byte[1]), out));
    assertEquals(0, out.position());
    assertFalse(thrown.getMessage().isBlank());
  }
}
