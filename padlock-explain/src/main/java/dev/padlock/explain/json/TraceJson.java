package dev.padlock.explain.json;

import dev.padlock.explain.Course;
import dev.padlock.explain.Moment;
import dev.padlock.explain.Recording;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.cause.Explanation;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Duration;
import java.util.Locale;

/// A connection as JSON for programs: every event with its raw bytes, and a summary. No secret, no
/// application data.
///
/// The schema has a version and is written down in docs/trace.md: names that are there keep their
/// meaning, new ones may be added.
public final class TraceJson {

  /// Of the schema. Goes up when a name changes its meaning or goes away.
  public static final int VERSION = 1;

  private TraceJson() {}

  /// One connection: its version, role, events and summary, on one line.
  public static String document(Recording recording) {
    JsonWriter json = new JsonWriter();
    Course walked = new Course();
    json.object(() -> {
      json.member("version", VERSION);
      json.member("role", code(recording.course().role()));
      json.name("events")
          .array(() -> {
            for (Moment moment : recording.moments()) {
              walked.take(moment);
              json.object(() -> event(json, moment, walked));
            }
          });
      json.member("events_omitted", recording.omitted());
      json.name("summary").object(() -> SummaryJson.write(json, recording.course()));
    });
    return json.toString();
  }

  /// The summary alone, as an object.
  public static String summary(Course course) {
    JsonWriter json = new JsonWriter();
    json.object(() -> {
      json.member("version", VERSION);
      SummaryJson.write(json, course);
    });
    return json.toString();
  }

  /// A refusal, as an object.
  public static String explanation(Explanation explanation) {
    JsonWriter json = new JsonWriter();
    json.object(() -> {
      json.member("version", VERSION);
      SummaryJson.write(json, explanation);
    });
    return json.toString();
  }

  private static void event(JsonWriter json, Moment moment, Course course) {
    json.member("at_us", micros(moment.at()));
    switch (moment.event()) {
      case TraceEvent.MessageSeen message -> message(json, message, course);
      case TraceEvent.RecordSeen record -> record(json, record);
      case TraceEvent.KeysChanged keys -> keys(json, keys);
      case TraceEvent.Decided decision -> decision(json, decision);
      case TraceEvent.Weakness weakness ->
          json.member("event", "weakness")
              .member("what", weakness.what())
              .member("written", weakness.written());
      case TraceEvent.SessionResumed resumed ->
          json.member("event", "session_resumed").member("by", resumed.by());
      case TraceEvent.SessionMissed missed ->
          json.member("event", "session_missed")
              .member("code", missed.code())
              .member("sentence", missed.sentence());
      case TraceEvent.ExternalPskUsed used ->
          json.member("event", "external_psk")
              .member("identity", used.identity().hex())
              .member("imported", used.imported());
      case TraceEvent.EarlyDataDecided decided ->
          json.member("event", "early_data")
              .member("taken", decided.taken())
              .member("code", decided.code())
              .member("sentence", decided.sentence());
      case TraceEvent.PeerJudged verdict -> verdict(json, verdict);
      case TraceEvent.Asked asked ->
          json.member("event", "question").member("question", asked.question());
      case TraceEvent.Answered answered ->
          json.member("event", "answer").member("question", answered.question());
      case TraceEvent.HandshakeComplete complete ->
          json.member("event", "handshake_complete")
              .member("round_trips", course.roundTrips().count());
      case TraceEvent.Refused refused -> {
        json.member("event", "refusal");
        SummaryJson.write(json, Explainer.explain(refused.refusal(), course));
      }
      case TraceEvent.AlertSeen alert -> alert(json, alert);
    }
  }

  private static void message(JsonWriter json, TraceEvent.MessageSeen seen, Course course) {
    json.member("event", "message")
        .member("direction", code(seen.direction()))
        .member("sender", code(course.sender(seen.direction())))
        .member("type", seen.message().type().toString())
        .member("type_code", seen.message().type().code())
        .member("bytes", seen.raw().size())
        .member("protection", code(seen.stage()))
        .member("round_trip", course.roundTrips().count());
    json.name("fields").object(() -> MessageJson.write(json, seen.message()));
    json.member("raw", seen.raw().hex());
  }

  private static void record(JsonWriter json, TraceEvent.RecordSeen record) {
    json.member("event", "record")
        .member("direction", code(record.direction()))
        .member("type", code(record.type()))
        .member("bytes", record.length())
        .member("content_bytes", record.content())
        .member("protection", code(record.stage()))
        .member("sequence", record.sequence());
  }

  private static void keys(JsonWriter json, TraceEvent.KeysChanged keys) {
    json.member("event", "keys")
        .member("direction", code(keys.direction()))
        .member("protection", code(keys.stage()))
        .member("generation", keys.generation());
    suite(json, keys.suite());
  }

  static void suite(JsonWriter json, CipherSuite suite) {
    json.member("cipher_suite", suite.toString()).member("cipher_suite_code", suite.code());
  }

  private static void decision(JsonWriter json, TraceEvent.Decided decision) {
    json.member("event", "decision")
        .member("subject", code(decision.subject()))
        .member("preferred", decision.preferred())
        .member("offered", decision.offered())
        .member("chosen", decision.chosen())
        .member("rule", decision.rule());
  }

  private static void verdict(JsonWriter json, TraceEvent.PeerJudged verdict) {
    json.member("event", "verdict")
        .member("accepted", verdict.accepted())
        .member("verifier", verdict.verifier())
        .member("path", verdict.path())
        .member("facts", verdict.facts())
        .member("tried", verdict.tried());
  }

  private static void alert(JsonWriter json, TraceEvent.AlertSeen alert) {
    json.member("event", "alert")
        .member("direction", code(alert.direction()))
        .member("fatal", alert.fatal())
        .member("code", alert.code())
        .member("name", alert.description().map(AlertDescription::rfcName).orElse(""));
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static long micros(Duration time) {
    return time.toNanos() / 1000;
  }
}
