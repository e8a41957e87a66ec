package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Playbill.Played;
import dev.padlock.explain.Course;
import dev.padlock.explain.json.JsonWriter;
import dev.padlock.explain.json.TraceJson;
import dev.padlock.tls.trace.Direction;
import java.util.List;

/// The whole demo for programs: what was checked in each scene, and what both sides saw. The schema
/// of what they saw is in docs/trace.md.
final class DemoJson {

  /// Goes up when a name changes its meaning or goes away.
  private static final int VERSION = 1;

  private DemoJson() {}

  static String document(List<Played> played) {
    JsonWriter json = new JsonWriter();
    json.object(() -> {
      json.member("version", VERSION);
      json.member("as_it_must", played.stream().allMatch(one -> one.performance().wentAsItMust()));
      json.name("scenes").array(() -> played.forEach(one -> json.object(() -> scene(json, one))));
    });
    return json.toString();
  }

  private static void scene(JsonWriter json, Played played) {
    Performance performance = played.performance();
    Course course = performance.act().atClient();
    json.member("number", played.number())
        .member("name", played.scene().script().name())
        .member("title", played.scene().script().title())
        .member("as_it_must", performance.wentAsItMust())
        .member("outcome", performance.outcome())
        .member("round_trips", course.roundTrips().count())
        .member("bytes_to_server", course.traffic().bytes(Direction.SENT))
        .member("bytes_to_client", course.traffic().bytes(Direction.RECEIVED))
        .member("time_us", Playbill.decided(performance.act()).toNanos() / 1000);
    json.name("checks")
        .array(() ->
            performance
                .checks()
                .forEach(check ->
                    json.object(
                        () -> json.member("what", check.what()).member("holds", check.holds()))));
    json.name("client").raw(TraceJson.document(performance.act().client()));
    json.name("server").raw(TraceJson.document(performance.act().server()));
  }
}
