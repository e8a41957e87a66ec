package dev.padlock.proving.bogo;

/// A connection was not what the flags expect of it. Its message never looks like a refusal's name.
final class Unmet extends Exception {

  private static final long serialVersionUID = 1L;

  Unmet(String what, Object expected, Object seen) {
    super(what + ": expected " + expected + ", saw " + seen);
  }

  static void unless(boolean met, String what, Object expected, Object seen) throws Unmet {
    if (!met) {
      throw new Unmet(what, expected, seen);
    }
  }
}
