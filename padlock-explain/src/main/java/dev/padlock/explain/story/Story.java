package dev.padlock.explain.story;

import dev.padlock.explain.Course;
import dev.padlock.explain.Moment;
import dev.padlock.explain.Recording;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.cause.Explanation;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.explain.story.Line.Heading;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/// What a connection did, for people: in full (one block a message), in brief (one line a message),
/// or in one line.
public final class Story {

  private Story() {}

  /// Every message with its fields, what was decided and why, which key protects it, and when.
  public static List<String> full(Recording recording, Style style) {
    Typesetter typesetter = new Typesetter(style);
    Narrator narrator = new Narrator();
    List<String> story = new ArrayList<>();
    for (Moment moment : recording.moments()) {
      for (Line line : narrator.tell(moment)) {
        if (!story.isEmpty() && typesetter.wantsSpace(line)) {
          story.add("");
        }
        story.addAll(typesetter.full(line));
      }
    }
    return story;
  }

  /// About a dozen lines for a handshake: one a message, the verdict, and how it ended.
  public static List<String> brief(Recording recording, Style style) {
    return brief(recording, style, Story::isBrief);
  }

  /// The same with only those events that are worth a line to the caller, out of those that begin a
  /// block.
  public static List<String> brief(
      Recording recording, Style style, Predicate<TraceEvent> isShown) {
    Typesetter typesetter = new Typesetter(style);
    Narrator narrator = new Narrator();
    List<String> story = new ArrayList<>();
    for (Moment moment : recording.moments()) {
      List<Line> lines = narrator.tell(moment);
      if (isShown.test(moment.event())) {
        lines.stream()
            .filter(Heading.class::isInstance)
            .map(line -> typesetter.brief((Heading) line))
            .forEach(story::add);
      }
      if (moment.event() instanceof TraceEvent.Refused refused) {
        story.addAll(because(Explainer.explain(refused.refusal(), narrator.course()), style));
      }
    }
    return story;
  }

  /// Key changes follow from the messages, and change_cipher_spec means nothing.
  private static boolean isBrief(TraceEvent event) {
    return switch (event) {
      case TraceEvent.MessageSeen m -> true;
      case TraceEvent.PeerJudged v -> v.accepted();
      case TraceEvent.HandshakeComplete c -> true;
      case TraceEvent.AlertSeen a -> true;
      case TraceEvent.KeysChanged k -> false;
      case TraceEvent.RecordSeen r -> false;
      case TraceEvent.Decided d -> false;
      case TraceEvent.Asked a -> false;
      case TraceEvent.Answered a -> false;
      case TraceEvent.Weakness w -> true;
      case TraceEvent.SessionResumed r -> true;
      case TraceEvent.SessionMissed m -> false;
      case TraceEvent.ExternalPskUsed u -> true;
      case TraceEvent.EarlyDataDecided d -> true;
      case TraceEvent.Refused r -> true;
    };
  }

  /// A label and a text beside it, as they stand in stories.
  public static List<String> detail(String label, String text, Style style) {
    return new Typesetter(style).full(new Detail(label, text));
  }

  /// A refusal in three parts: what, why, fix.
  public static List<String> because(Explanation explanation, Style style) {
    Typesetter typesetter = new Typesetter(style);
    List<String> lines = new ArrayList<>();
    lines.addAll(typesetter.full(new Detail("what", explanation.failed())));
    lines.addAll(typesetter.full(new Detail("why", Wording.printable(explanation.why()))));
    lines.addAll(
        typesetter.full(
            new Detail("fix", Wording.printable(explanation.fixes().getFirst().text()))));
    return lines;
  }

  /// A refusal with every cause, fix and snippet.
  public static List<String> explained(Explanation explanation, Style style) {
    Typesetter typesetter = new Typesetter(style);
    return RefusalTeller.details(explanation).stream()
        .flatMap(line -> typesetter.full(line).stream())
        .toList();
  }

  /// What was agreed, how long it took and how many bytes it cost; or what failed, why and the fix.
  public static String line(Course course) {
    return Explainer.explain(course)
        .map(e -> Wording.printable(e.oneLine()))
        .orElseGet(() -> agreed(course));
  }

  private static String agreed(Course course) {
    StringJoiner agreed = new StringJoiner(", ");
    course.agreement().version().ifPresent(v -> agreed.add(v.toString()));
    course.agreement().group().ifPresent(g -> agreed.add(g.toString()));
    course.agreement().suite().ifPresent(s -> agreed.add(Wording.cipher(s)));
    course.agreement().signature().ifPresent(s -> agreed.add(s.toString()));
    course.agreement().protocol().ifPresent(p -> agreed.add(Wording.printable(p)));
    if (course.isResumed()) {
      agreed.add("resumed");
    }
    course
        .earlyData()
        .ifPresent(e -> agreed.add(e.taken() ? "early data taken" : "early data refused"));
    String who =
        course
            .serverName()
            .map(Wording::printable)
            .map(name -> (course.role() == Role.CLIENT ? " with " : " as ") + name)
            .orElse("");
    String pace =
        course
            .complete()
            .map(at ->
                Wording.count(course.roundTrips().count(), "round trip") + ", " + Wording.time(at))
            .orElse("not complete");
    return "%s%s; %s; %s sent, %s received"
        .formatted(
            agreed.length() == 0 ? "nothing agreed" : agreed,
            who,
            pace,
            Wording.bytes(course.traffic().bytes(Direction.SENT)),
            Wording.number(course.traffic().bytes(Direction.RECEIVED)));
  }
}
