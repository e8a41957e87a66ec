package dev.padlock.explain.story;

/// How a story is set.
///
/// @param width columns that no line exceeds, at least 72
/// @param unicode whether arrows and ticks may be used; else ASCII stands for them
public record Style(int width, boolean unicode, Palette palette) {

  private static final int NARROWEST = 72;

  /// 80 columns without colours.
  public static final Style PLAIN = new Style(80, true, Palette.NONE);

  public Style {
    width = Math.max(NARROWEST, width);
  }

  String of(Mark mark) {
    return palette.paint(mark.tone(), unicode ? mark.unicode() : mark.ascii());
  }
}
