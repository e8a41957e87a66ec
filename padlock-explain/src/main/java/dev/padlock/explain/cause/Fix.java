package dev.padlock.explain.cause;

import java.util.List;

/// What to do about a refusal.
///
/// @param text one sentence in the imperative, without its full stop
/// @param snippets the same to paste, for the programs that most people have
public record Fix(String text, List<Snippet> snippets) {

  public Fix {
    snippets = List.copyOf(snippets);
  }

  static Fix of(String text, Snippet... snippets) {
    return new Fix(text, List.of(snippets));
  }
}
