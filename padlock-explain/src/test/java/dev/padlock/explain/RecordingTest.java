package dev.padlock.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecordingTest {

  private static final TraceEvent DATA =
      new TraceEvent.RecordSeen(
          Direction.SENT, ContentType.APPLICATION_DATA, 100, 79, KeyStage.APPLICATION, 0);

  @Test
  void timeBeginsWithTheFirstEvent() {
    AtomicLong clock = new AtomicLong(5_000);
    Recording recording = new Recording(clock::get);
    recording.on(DATA);
    clock.set(7_500);
    recording.on(DATA);
    assertEquals(0, recording.moments().getFirst().at().toNanos());
    assertEquals(2_500, recording.moments().getLast().at().toNanos());
  }

  @Test
  void aLongConnectionIsCountedAndNotKept() {
    Recording recording = new Recording(() -> 0);
    for (int i = 0; i < Recording.LIMIT + 10; i++) {
      recording.on(DATA);
    }
    recording.on(new TraceEvent.AlertSeen(Direction.SENT, false, 0));
    assertEquals(Recording.LIMIT + 1, recording.moments().size());
    assertEquals(10, recording.omitted());
    assertEquals((Recording.LIMIT + 10) * 100L, recording.course().traffic().bytes(Direction.SENT));
  }

  @Test
  void evenAFloodOfExtraordinaryEventsHasAnEnd() {
    Recording recording = new Recording(() -> 0);
    for (int i = 0; i < 3 * Recording.LIMIT; i++) {
      recording.on(new TraceEvent.AlertSeen(Direction.RECEIVED, false, 90));
    }
    assertEquals(2 * Recording.LIMIT, recording.moments().size());
    assertEquals(Recording.LIMIT, recording.omitted());
  }

  @Test
  void longMessagesDoNotFillTheMemoryEither() {
    Recording recording = new Recording(() -> 0);
    Opaque ticket = Opaque.wrap(new byte[60_000]);
    NewSessionTicket message =
        new NewSessionTicket(0, 0, Opaque.wrap(new byte[8]), ticket, Extensions.ABSENT);
    TraceEvent seen =
        new TraceEvent.MessageSeen(Direction.RECEIVED, message, ticket, KeyStage.APPLICATION);
    for (int i = 0; i < Recording.LIMIT; i++) {
      recording.on(seen);
    }
    recording.on(new TraceEvent.AlertSeen(Direction.RECEIVED, false, 0));
    int most = Recording.LIMIT * Recording.BYTES_AN_EVENT / 60_000;
    assertEquals(most + 1, recording.moments().size());
    assertEquals(Recording.LIMIT - most, recording.omitted());
  }

  @Test
  void whoKeepsManyKeepsFewerEventsOfEach() {
    Recording recording = new Recording(() -> 0, 100);
    for (int i = 0; i < 1000; i++) {
      recording.on(DATA);
    }
    assertEquals(100, recording.moments().size());
    assertEquals(900, recording.omitted());
  }
}
