package dev.padlock.explain.cause;

import dev.padlock.explain.Course;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns a refusal into an [Explanation]: what the catalogue says in general, and what the clues
/// find in this case.
public final class Explainer {

  private static final List<Clue> CLUES =
      List.of(
          new PlainTextPort(),
          new InspectedConnection(),
          new ValidityClue(),
          new IssuerClue(),
          new NameClue(),
          new UsageClue(),
          new OlderServer(),
          new NothingInCommon(),
          new ChangedRecord(),
          new AlertClue(),
          new ClosedEarly());

  private Explainer() {}

  /// Explains how a connection ended; empty where it was not refused.
  public static Optional<Explanation> explain(Course course) {
    return course.refusal().map(refusal -> explain(refusal, course));
  }

  /// Explains a refusal of which nothing else is known.
  public static Explanation explain(TlsException refusal) {
    return explain(refusal, new Course());
  }

  /// Explains a refusal in the course of its connection.
  public static Explanation explain(TlsException exception, Course course) {
    Incident incident = new Incident(exception, course);
    List<Insight> insights =
        CLUES.stream().map(clue -> clue.look(incident)).filter(i -> i != Insight.NONE).toList();
    List<Cause> causes = causes(incident, insights);
    return new Explanation(
        new Explanation.What(
            incident.refusal(), refusedBy(incident.refusal()), incident.phase(), exception.facts()),
        why(incident, insights, causes),
        causes,
        fixes(incident, insights));
  }

  private static RefusedBy refusedBy(Refusal refusal) {
    if (refusal == ReceivedAlert.MISSING_CLOSE_NOTIFY) {
      return RefusedBy.NOBODY;
    }
    return refusal instanceof ReceivedAlert ? RefusedBy.PEER : RefusedBy.THIS_SIDE;
  }

  /// What the clues found comes first, and takes the place of general causes that are no surer.
  private static List<Cause> causes(Incident incident, List<Insight> insights) {
    List<Cause> found = insights.stream().flatMap(i -> i.causes().stream()).toList();
    Confidence best =
        found.stream()
            .map(Cause::confidence)
            .min(Comparator.naturalOrder())
            .orElse(Confidence.POSSIBLE);
    Stream<Cause> general =
        Causes.of(incident.refusal()).stream()
            .filter(cause -> best != Confidence.CERTAIN)
            .filter(
                cause -> best != Confidence.LIKELY || cause.confidence() == Confidence.POSSIBLE);
    return Stream.concat(found.stream(), general)
        .sorted(Comparator.comparing(Cause::confidence))
        .distinct()
        .toList();
  }

  private static String why(Incident incident, List<Insight> insights, List<Cause> causes) {
    return insights.stream()
        .map(Insight::why)
        .filter(why -> !why.isEmpty())
        .findFirst()
        .or(() -> incident.fact("verdict"))
        .or(() -> facts(incident))
        .map(Explainer::withoutStop)
        .orElseGet(() -> causes.getFirst().text());
  }

  private static Optional<String> facts(Incident incident) {
    String facts =
        incident.exception().facts().entrySet().stream()
            .map((Map.Entry<String, String> fact) -> fact.getKey() + ": " + fact.getValue())
            .collect(Collectors.joining(", "));
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static List<Fix> fixes(Incident incident, List<Insight> insights) {
    SequencedSet<Fix> fixes = new LinkedHashSet<>();
    insights.forEach(insight -> fixes.addAll(insight.fixes()));
    if (fixes.isEmpty()) {
      fixes.add(Fix.of(incident.refusal().remedy()));
    }
    return new ArrayList<>(fixes);
  }
}
