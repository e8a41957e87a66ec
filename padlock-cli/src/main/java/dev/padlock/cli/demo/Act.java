package dev.padlock.cli.demo;

import dev.padlock.explain.Course;
import dev.padlock.explain.Moment;
import dev.padlock.explain.Recording;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import java.time.Duration;
import java.util.Optional;

/// One connection as it was: what each side saw, and what was said.
///
/// @param client as the client saw it
/// @param server as the server saw it
record Act(Recording client, Recording server, Said said) {

  /// What came through, in plaintext.
  ///
  /// @param request as the server read it, empty where it read none
  /// @param answer as the client read it, empty where it read none
  /// @param sameKeys whether both sides derived the same keying material
  record Said(String request, String answer, boolean sameKeys) {}

  Course atClient() {
    return client.course();
  }

  Course atServer() {
    return server.course();
  }

  boolean isComplete() {
    return atClient().complete().isPresent() && atServer().complete().isPresent();
  }

  /// Why the client refused; empty where it did not.
  Optional<Refusal> refusal() {
    return atClient().refusal().map(TlsException::refusal);
  }

  /// The alert that the server was told, empty where none.
  String alertAtServer() {
    return atServer().refusal().map(r -> r.facts().getOrDefault("alert", "")).orElse("");
  }

  /// Whether the client saw such an event.
  boolean has(Class<? extends TraceEvent> kind) {
    return client.moments().stream().anyMatch(moment -> kind.isInstance(moment.event()));
  }

  boolean isAnswered() {
    return said.request().equals(Conversation.REQUEST) && said.answer().contains(Conversation.TOLD);
  }

  /// How often it heard the server out before the first byte of its request left: round trips of
  /// TLS, without that of TCP.
  int waitsBeforeRequest() {
    int waits = 0;
    boolean spoke = false;
    for (Moment moment : client.moments()) {
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
  Duration timeToRequest() {
    return client.moments().stream()
        .filter(moment -> moment.event() instanceof TraceEvent.RecordSeen seen && isRequest(seen))
        .map(Moment::at)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static boolean isRequest(TraceEvent.RecordSeen record) {
    return record.direction() == Direction.SENT && record.type() == ContentType.APPLICATION_DATA;
  }
}
