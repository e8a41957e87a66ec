package dev.padlock.pki.path;

/// One thing that is so: a name and its value as text.
public record Fact(FactName name, String value) {
  private static final int MAX_LENGTH = 4096;

  /// A certificate can hold names of any length; a verdict does not carry them all.
  public Fact {
    value = shortened(value);
  }

  /// The text, or as much of it as a verdict carries.
  public static String shortened(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }
}
