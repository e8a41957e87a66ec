package dev.padlock.explain.cause;

import java.util.List;

/// What a clue found out about one case.
///
/// @param why the cause in this case, one sentence; empty where the clue only adds to what is known
/// @param causes beside or instead of those of the catalogue
/// @param fixes better than the general remedy
record Insight(String why, List<Cause> causes, List<Fix> fixes) {

  static final Insight NONE = new Insight("", List.of(), List.of());

  static Insight of(String why, Fix... fixes) {
    return new Insight(why, List.of(Cause.certain(why)), List.of(fixes));
  }

  static Insight causes(Cause... causes) {
    return new Insight("", List.of(causes), List.of());
  }

  static Insight fixes(Fix... fixes) {
    return new Insight("", List.of(), List.of(fixes));
  }

  Insight with(Fix... more) {
    return new Insight(why, causes, List.of(more));
  }
}
