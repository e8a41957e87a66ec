package dev.padlock.explain.json;

import dev.padlock.explain.Course;
import dev.padlock.explain.cause.Cause;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.cause.Explanation;
import dev.padlock.explain.cause.Fix;
import dev.padlock.explain.cause.Snippet;
import dev.padlock.tls.trace.Direction;

/// What a connection has come to, and why it was refused. Members of an object that the caller
/// opens.
final class SummaryJson {

  private SummaryJson() {}

  static void write(JsonWriter json, Course course) {
    json.member("role", TraceJson.code(course.role()));
    json.member("outcome", outcome(course));
    course.serverName().ifPresent(name -> json.member("server_name", name));
    course.agreement().version().ifPresent(v -> json.member("tls_version", v.toString()));
    course.agreement().suite().ifPresent(suite -> TraceJson.suite(json, suite));
    course.agreement().group().ifPresent(g -> json.member("group", g.toString()));
    course.agreement().signature().ifPresent(s -> json.member("server_signature", s.toString()));
    course.agreement().protocol().ifPresent(p -> json.member("application_protocol", p));
    json.member("retried", course.agreement().wasRetried());
    json.member("resumed", course.isResumed());
    course.earlyData().ifPresent(e -> json.member("early_data", e.taken() ? "taken" : "refused"));
    json.member("round_trips", course.roundTrips().count());
    course.complete().ifPresent(at -> json.member("handshake_us", TraceJson.micros(at)));
    json.member("bytes_sent", course.traffic().bytes(Direction.SENT));
    json.member("bytes_received", course.traffic().bytes(Direction.RECEIVED));
    json.member("records_sent", course.traffic().records(Direction.SENT));
    json.member("records_received", course.traffic().records(Direction.RECEIVED));
    Explainer.explain(course).ifPresent(e -> json.name("refusal").object(() -> write(json, e)));
  }

  private static String outcome(Course course) {
    if (course.refusal().isPresent()) {
      return "refused";
    }
    return course.complete().isPresent() ? "connected" : "unfinished";
  }

  static void write(JsonWriter json, Explanation explanation) {
    json.member("code", explanation.code())
        .member("refused_by", TraceJson.code(explanation.what().by()))
        .member("phase", TraceJson.code(explanation.what().phase()))
        .member("alert", explanation.what().refusal().alert().rfcName())
        .member("fault", TraceJson.code(explanation.what().refusal().fault()))
        .member("section", explanation.what().refusal().section())
        .member("what", explanation.failed())
        .member("why", explanation.why())
        .member("line", explanation.oneLine())
        .member("facts", explanation.what().facts());
    json.name("causes").array(() -> explanation.causes().forEach(cause -> cause(json, cause)));
    json.name("fixes").array(() -> explanation.fixes().forEach(fix -> fix(json, fix)));
  }

  private static void cause(JsonWriter json, Cause cause) {
    json.object(() ->
        json.member("confidence", TraceJson.code(cause.confidence())).member("text", cause.text()));
  }

  private static void fix(JsonWriter json, Fix fix) {
    json.object(() -> {
      json.member("text", fix.text());
      json.name("snippets").array(() -> fix.snippets().forEach(snippet -> snippet(json, snippet)));
    });
  }

  private static void snippet(JsonWriter json, Snippet snippet) {
    json.object(() -> json.member("where", snippet.where()).member("text", snippet.text()));
  }
}
