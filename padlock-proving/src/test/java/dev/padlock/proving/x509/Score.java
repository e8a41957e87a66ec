package dev.padlock.proving.x509;

import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.testkit.Vectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What became of all cases under one policy.
record Score(ValidationPolicy policy, List<Outcome> outcomes) {

  static Score of(ValidationPolicy policy) {
    return new Score(
        policy,
        LimboCase.all(Vectors.json("x509-limbo/limbo.json"))
            .map(limbo -> Outcome.of(limbo, policy))
            .toList());
  }

  List<Outcome> wrong() {
    return outcomes.stream().filter(outcome -> !outcome.isRight()).toList();
  }

  boolean isRight(String id) {
    return outcomes.stream().anyMatch(o -> o.limbo().id().equals(id) && o.isRight());
  }

  /// How many of those that must be accepted, or refused, came out right: `42 of 43`.
  String share(boolean betterTls, boolean mustAccept) {
    List<Outcome> asked =
        outcomes.stream()
            .filter(o -> o.limbo().isBetterTls() == betterTls)
            .filter(o -> o.limbo().mustAccept() == mustAccept)
            .toList();
    return asked.stream().filter(Outcome::isRight).count() + " of " + asked.size();
  }

  /// The cases that came out otherwise than expected, by the rules that were broken.
  Map<String, List<String>> deviations() {
    Map<String, List<String>> byRule = new TreeMap<>();
    for (Outcome outcome : wrong()) {
      byRule.merge(outcome.ruleCodes(), List.of(outcome.limbo().id()), Score::joined);
    }
    return byRule;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).sorted().toList();
  }

  @Override
  public String toString() {
    return "%s: x509-limbo must accept %s, must refuse %s; BetterTLS must accept %s, must refuse %s"
        .formatted(
            policy.strictness(),
            share(false, true),
            share(false, false),
            share(true, true),
            share(true, false));
  }
}
