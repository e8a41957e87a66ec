package dev.padlock.explain.cause;

import dev.padlock.explain.Course;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A refusal, and the connection in which it happened: what clues look at.
record Incident(TlsException exception, Course course) {

  Refusal refusal() {
    return exception.refusal();
  }

  Phase phase() {
    return Phase.of(course);
  }

  /// The value of a fact, by its name in lower case.
  Optional<String> fact(String name) {
    return exception.facts().entrySet().stream()
        .filter(fact -> fact.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
