package dev.padlock.cli.terminal;

/// Makes text that a stranger wrote safe to print: certificates and banners may hold escape
/// sequences that move the cursor, recolour or rewrite what stands on a terminal.
public final class Printable {

  private static final int MOST = 2000;

  private Printable() {}

  /// One line of text: control and formatting characters become `?`, and it is cut at 2,000
  /// characters.
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), MOST));
    text.codePoints().limit(MOST).forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : '?'));
    return text.codePointCount(0, text.length()) > MOST ? safe + "..." : safe.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
