package dev.padlock.explain.story;

import dev.padlock.explain.Course;
import dev.padlock.explain.Moment;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.story.Line.Chapter;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.explain.story.Line.Heading;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells one connection, moment by moment.
///
/// Messages, key changes, verdicts and alerts begin a block; decisions and waiting belong to the
/// block before them. Records are told only where they are not the envelope of a message that is
/// told anyway. Not thread-safe.
final class Narrator {

  /// A shorter wait for an answer is not worth a line.
  private static final Duration WORTH_TELLING = Duration.ofMillis(1);

  private final Course course = new Course();
  private final Set<Direction> dataSeen = EnumSet.noneOf(Direction.class);
  private int roundTrip;
  private @Nullable Duration askedAt;

  /// What has come so far.
  Course course() {
    return course;
  }

  /// What there is to say about the next moment; nothing for most records.
  List<Line> tell(Moment moment) {
    course.take(moment);
    return switch (moment.event()) {
      case TraceEvent.MessageSeen message -> message(moment.at(), message);
      case TraceEvent.RecordSeen record -> record(moment.at(), record);
      case TraceEvent.KeysChanged keys -> keys(moment.at(), keys);
      case TraceEvent.Decided decision -> DecisionTeller.tell(decision, course.role());
      case TraceEvent.Weakness weakness -> List.of(weakness(moment.at(), weakness));
      case TraceEvent.SessionResumed resumed -> List.of(resumed(moment.at(), resumed));
      case TraceEvent.SessionMissed missed -> List.of(missed(missed));
      case TraceEvent.ExternalPskUsed used -> List.of(shared(moment.at(), used));
      case TraceEvent.EarlyDataDecided decided -> List.of(earlyData(moment.at(), decided));
      case TraceEvent.PeerJudged verdict -> verdict(moment.at(), verdict);
      case TraceEvent.Asked asked -> asked(moment.at());
      case TraceEvent.Answered answered -> answered(moment.at(), answered);
      case TraceEvent.HandshakeComplete complete -> List.of(complete(moment.at()));
      case TraceEvent.Refused refused -> refused(moment.at(), refused);
      case TraceEvent.AlertSeen alert -> List.of(alert(moment.at(), alert));
    };
  }

  private List<Line> message(Duration at, TraceEvent.MessageSeen seen) {
    List<Line> lines = new ArrayList<>();
    if (course.roundTrips().count() > roundTrip) {
      roundTrip = course.roundTrips().count();
      lines.add(new Chapter("round trip " + roundTrip));
    }
    Telling telling =
        MessageTeller.tell(seen.message(), course.sender(seen.direction()), course.agreement());
    String aside = Wording.bytes(seen.raw().size()) + ", " + Wording.protection(seen.stage());
    lines.add(new Heading(at, mark(seen.direction()), telling.title(), aside, telling.gist()));
    lines.addAll(telling.details());
    return lines;
  }

  private List<Line> record(Duration at, TraceEvent.RecordSeen record) {
    Mark mark = mark(record.direction());
    if (record.type() == ContentType.APPLICATION_DATA && dataSeen.add(record.direction())) {
      String gist = Wording.bytes(record.content()) + " that only the two can read";
      String aside = Wording.bytes(record.length()) + ", " + Wording.protection(record.stage());
      return List.of(
          new Heading(at, mark, "application data", aside, gist),
          new Detail(
              "content", Wording.bytes(record.content()) + "; further records are only counted"));
    }
    if (record.type() == ContentType.CHANGE_CIPHER_SPEC && !isTls12()) {
      return List.of(changeCipherSpec(at, mark, record));
    }
    return List.of();
  }

  private Heading changeCipherSpec(Duration at, Mark mark, TraceEvent.RecordSeen record) {
    String aside = Wording.bytes(record.length()) + ", not encrypted";
    return new Heading(
        at,
        mark,
        "change_cipher_spec (means nothing)",
        aside,
        "means nothing; old middleboxes expect it");
  }

  private static Heading weakness(Duration at, TraceEvent.Weakness weakness) {
    return new Heading(
        at, Mark.BAD, "weak: " + weakness.what(), weakness.written(), weakness.written());
  }

  private static Heading resumed(Duration at, TraceEvent.SessionResumed resumed) {
    return new Heading(
        at,
        Mark.GOOD,
        "session resumed",
        "by " + resumed.by(),
        "believed as it was then, without certificates");
  }

  private static Heading shared(Duration at, TraceEvent.ExternalPskUsed used) {
    return new Heading(
        at,
        Mark.GOOD,
        "by external PSK " + Wording.identity(used.identity()),
        used.imported() ? "imported" : "used as it is",
        "both hold it, so neither shows a certificate");
  }

  private static Heading earlyData(Duration at, TraceEvent.EarlyDataDecided decided) {
    return decided.taken()
        ? new Heading(
            at, Mark.GOOD, "early data taken", "it may be a replay", "before the handshake is over")
        : new Heading(
            at,
            Mark.NOTE,
            "early data skipped",
            decided.sentence().isEmpty() ? "the server does not say why" : decided.sentence(),
            "the client has to send it again");
  }

  private static Detail missed(TraceEvent.SessionMissed missed) {
    return new Detail("no session", missed.sentence());
  }

  private List<Line> keys(Duration at, TraceEvent.KeysChanged keys) {
    String whose = MessageTeller.name(course.sender(keys.direction()));
    if (isTls12()) {
      Mark mark = mark(keys.direction());
      String gist = "the " + whose + "'s session keys from here on";
      List<Line> lines = new ArrayList<>();
      lines.add(new Heading(at, mark, "ChangeCipherSpec", Wording.cipher(keys.suite()), gist));
      if (keys.direction() == Direction.SENT) {
        lines.addAll(SessionKeysTeller.derivation(course.agreement()));
      }
      return lines;
    }
    String key = Wording.protection(keys.stage());
    String which = keys.generation() == 0 ? key : key + " number " + (keys.generation() + 1);
    return List.of(
        new Heading(
            at,
            Mark.KEY,
            "the " + whose + "'s " + which + " from here on",
            Wording.cipher(keys.suite()),
            keys.stage() == KeyStage.APPLICATION
                ? "for application data"
                : "for the rest of the handshake"));
  }

  private boolean isTls12() {
    return course.agreement().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
  }

  private List<Line> verdict(Duration at, TraceEvent.PeerJudged verdict) {
    String peer = MessageTeller.name(course.role().peer());
    if (!verdict.accepted()) {
      List<Line> refused = new ArrayList<>();
      refused.add(new Heading(at, Mark.BAD, peer + " not believed", "", verdict.verifier()));
      refused.add(new Detail("judged by", Wording.printable(verdict.verifier())));
      refused.addAll(tried(verdict));
      return refused;
    }
    String path = Wording.printable(String.join(" < ", verdict.path()));
    List<Line> lines = new ArrayList<>();
    lines.add(new Heading(at, Mark.GOOD, peer + " believed", "", path));
    lines.add(new Detail("path", path));
    lines.add(new Detail("judged by", Wording.printable(verdict.verifier())));
    verdict.facts().forEach((name, value) -> lines.add(new Detail(name, Wording.printable(value))));
    lines.addAll(tried(verdict));
    return lines;
  }

  private static List<Line> tried(TraceEvent.PeerJudged verdict) {
    return verdict.tried().stream()
        .<Line>map(step -> new Detail("tried", Wording.printable(step)))
        .toList();
  }

  private List<Line> asked(Duration at) {
    askedAt = at;
    return List.of();
  }

  private List<Line> answered(Duration at, TraceEvent.Answered answered) {
    Duration waited = askedAt == null ? Duration.ZERO : at.minus(askedAt);
    askedAt = null;
    if (waited.compareTo(WORTH_TELLING) < 0) {
      return List.of();
    }
    return List.of(new Detail("waited", Wording.time(waited) + " to " + answered.question()));
  }

  private Heading complete(Duration at) {
    String trips = Wording.count(course.roundTrips().count(), "round trip");
    return new Heading(at, Mark.GOOD, "handshake complete", trips, trips);
  }

  private List<Line> refused(Duration at, TraceEvent.Refused refused) {
    return RefusalTeller.tell(at, Explainer.explain(refused.refusal(), course));
  }

  private Heading alert(Duration at, TraceEvent.AlertSeen alert) {
    String name =
        alert.description().map(AlertDescription::rfcName).orElse("number " + alert.code());
    String effect =
        alert.code() == AlertDescription.CLOSE_NOTIFY.code()
            ? "a regular end"
            : alert.fatal() ? "fatal" : "ignored";
    String what = name + ", " + effect;
    return new Heading(at, mark(alert.direction()), "alert", what, what);
  }

  private static Mark mark(Direction direction) {
    return direction == Direction.SENT ? Mark.SENT : Mark.RECEIVED;
  }
}
