package dev.padlock.explain.cause;

/// Looks at the facts of one case for a cause that the catalogue alone cannot know.
@FunctionalInterface
interface Clue {

  /// What it found out; [Insight#NONE] where the case is none of its business.
  Insight look(Incident incident);
}
