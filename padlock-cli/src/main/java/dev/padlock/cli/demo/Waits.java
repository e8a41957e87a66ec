package dev.padlock.cli.demo;

import dev.padlock.explain.Moment;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import java.time.Duration;

/// How long a client waits before it can ask.
final class Waits {

  private Waits() {}

  /// How often it heard the server out before the first byte of its request left: round trips of
  /// TLS, without that of TCP.
  static int beforeRequest(Act act) {
    int waits = 0;
    boolean spoke = false;
    for (Moment moment : act.client().moments()) {
      if (moment.event() instanceof TraceEvent.RecordSeen record) {
        if (isRequest(record)) {
          return waits;
        }
        if (spoke && record.direction() == Direction.RECEIVED) {
          waits++;
        }
        spoke = record.direction() == Direction.SENT;
      }
    }
    return waits;
  }

  /// When that byte left, after the hello.
  static Duration untilRequest(Act act) {
    return act.client().moments().stream()
        .filter(moment -> moment.event() instanceof TraceEvent.RecordSeen seen && isRequest(seen))
        .map(Moment::at)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static boolean isRequest(TraceEvent.RecordSeen record) {
    return record.direction() == Direction.SENT && record.type() == ContentType.APPLICATION_DATA;
  }
}
