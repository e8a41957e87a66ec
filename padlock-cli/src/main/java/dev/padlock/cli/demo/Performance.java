package dev.padlock.cli.demo;

import dev.padlock.tls.trace.TraceEvent;
import java.util.List;
import java.util.function.Predicate;

/// How a scene went.
///
/// @param act the connection as the client lived it
/// @param checks what must be so
/// @param outcome in a few words, for the table
/// @param telling what of it is told
record Performance(Act act, List<Check> checks, String outcome, Telling telling) {

  /// @param shown the events of the client that are worth a line
  /// @param evidence lines of the scene's own, told after them
  record Telling(Predicate<TraceEvent> shown, List<Evidence> evidence) {

    static Telling of(Predicate<TraceEvent> shown) {
      return new Telling(shown, List.of());
    }
  }

  /// A label and what stands beside it.
  record Evidence(String label, String text) {}

  Performance {
    checks = List.copyOf(checks);
  }

  boolean wentAsItMust() {
    return checks.stream().allMatch(Check::holds);
  }

  /// Something that must be so at the end of a scene, and whether it is.
  ///
  /// @param what as a clause, for example `the answer came through`
  record Check(String what, boolean holds) {}
}
