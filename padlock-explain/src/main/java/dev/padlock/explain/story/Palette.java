package dev.padlock.explain.story;

/// Colours text, or not.
@FunctionalInterface
public interface Palette {

  /// For files, pipes and tests.
  Palette NONE = (tone, text) -> text;

  /// `text` with what the terminal needs around it; its visible length stays the same.
  String paint(Tone tone, String text);
}
