package dev.padlock.cli.terminal;

import dev.padlock.explain.story.Palette;
import dev.padlock.explain.story.Style;
import dev.padlock.explain.story.Tone;
import java.io.PrintStream;

/// How stories look on a terminal.
public final class Colours {

  /// For stories as long as they are; narrower ones say their own width.
  public static final int WIDTH = 100;

  /// What stories draw with, where the stream's charset has it.
  private static final String SIGNS = "\u2190\u2192\u2713\u2717\u2026\u2500";

  private Colours() {}

  /// The style for a stream with this ink.
  public static Style of(PrintStream stream, Ink ink, int width) {
    boolean unicode = stream.charset().newEncoder().canEncode(SIGNS);
    return new Style(width, unicode, ink.isColoured() ? palette(ink) : Palette.NONE);
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
