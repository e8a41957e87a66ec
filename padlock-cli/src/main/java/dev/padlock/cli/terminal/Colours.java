package dev.padlock.cli.terminal;

import dev.padlock.explain.story.Palette;
import dev.padlock.explain.story.Style;
import dev.padlock.explain.story.Tone;

/// How stories look on a terminal.
public final class Colours {

  private static final int WIDTH = 100;

  private Colours() {}

  /// The style for a stream with this ink.
  public static Style of(Ink ink) {
    return new Style(WIDTH, true, ink.isColoured() ? palette(ink) : Palette.NONE);
  }

  private static Palette palette(Ink ink) {
    return (Tone tone, String text) ->
        switch (tone) {
          case SENT -> ink.cyan(text);
          case RECEIVED -> ink.magenta(text);
          case KEY -> ink.yellow(text);
          case GOOD -> ink.green(text);
          case BAD -> ink.red(text);
          case LABEL, FAINT -> ink.dim(text);
          case STRONG -> ink.bold(text);
          case PLAIN -> text;
        };
  }
}
