package dev.padlock.cli.ca;

/// Text for lines that people paste into a shell.
public final class Shell {

  private Shell() {}

  /// The text as one word, in quotes where it needs them.
  public static String quote(Object text) {
    String word = text.toString();
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
