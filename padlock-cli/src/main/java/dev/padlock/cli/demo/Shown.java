package dev.padlock.cli.demo;

import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.HandshakeType;
import java.util.Set;
import java.util.function.Predicate;

/// Which of a client's events a scene tells.
final class Shown {

  private Shown() {}

  /// Everything but the end, which the scenes tell in their own words.
  static final Predicate<TraceEvent> ALL =
      event ->
          switch (event) {
            case TraceEvent.MessageSeen message -> true;
            case TraceEvent.PeerJudged verdict -> verdict.accepted();
            case TraceEvent.HandshakeComplete complete -> true;
            case TraceEvent.Refused refused -> true;
            case TraceEvent.AlertSeen alert -> alert.fatal();
            case TraceEvent.RecordSeen record -> record.type() == ContentType.APPLICATION_DATA;
            default -> false;
          };

  /// The hellos, what is resumed, and what becomes of early data.
  static final Predicate<TraceEvent> RESUMED =
      event ->
          switch (event) {
            case TraceEvent.MessageSeen message ->
                Set.of(
                        HandshakeType.CLIENT_HELLO,
                        HandshakeType.SERVER_HELLO,
                        HandshakeType.FINISHED)
                    .contains(message.message().type());
            case TraceEvent.SessionResumed resumed -> true;
            case TraceEvent.EarlyDataDecided decided -> true;
            default -> ALL.test(event);
          };

  /// The steps of TLS 1.2: also where each side goes over to the session keys.
  static final Predicate<TraceEvent> CLASSIC =
      event ->
          switch (event) {
            case TraceEvent.KeysChanged keys -> true;
            case TraceEvent.RecordSeen record -> false;
            default -> ALL.test(event);
          };

  /// These messages, where the keys change, what is weak, and how it ended.
  static Predicate<TraceEvent> weaknesses(HandshakeType... types) {
    Predicate<TraceEvent> messages = messages(types);
    return event ->
        switch (event) {
          case TraceEvent.KeysChanged keys -> true;
          case TraceEvent.Weakness weakness -> true;
          default -> messages.test(event);
        };
  }

  /// These messages, and how it ended.
  static Predicate<TraceEvent> messages(HandshakeType... types) {
    Set<HandshakeType> told = Set.of(types);
    return event ->
        switch (event) {
          case TraceEvent.MessageSeen message -> told.contains(message.message().type());
          case TraceEvent.PeerJudged verdict -> false;
          case TraceEvent.RecordSeen record -> false;
          default -> ALL.test(event);
        };
  }
}
