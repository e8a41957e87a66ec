package dev.padlock.cli.terminal;

/// Colours for one stream, or none at all: on a stream that is no terminal every text comes back as
/// it is.
public final class Ink {

  /// For files, pipes and `NO_COLOR`.
  public static final Ink NONE = new Ink(false);

  /// For terminals.
  public static final Ink ANSI = new Ink(true);

  private final boolean coloured;

  private Ink(boolean coloured) {
    this.coloured = coloured;
  }

  public boolean isColoured() {
    return coloured;
  }

  public String bold(String text) {
    return wrap("1", text);
  }

  /// For what matters less.
  public String dim(String text) {
    return wrap("2", text);
  }

  /// For what failed.
  public String red(String text) {
    return wrap("31", text);
  }

  /// For what went well.
  public String green(String text) {
    return wrap("32", text);
  }

  /// For warnings.
  public String yellow(String text) {
    return wrap("33", text);
  }

  public String blue(String text) {
    return wrap("34", text);
  }

  public String magenta(String text) {
    return wrap("35", text);
  }

  public String cyan(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
