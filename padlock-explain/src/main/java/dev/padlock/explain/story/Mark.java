package dev.padlock.explain.story;

/// The sign in front of a block.
enum Mark {
  SENT("\u2192", ">", Tone.SENT),
  RECEIVED("\u2190", "<", Tone.RECEIVED),
  KEY("\u2022", "*", Tone.KEY),
  GOOD("\u2713", "+", Tone.GOOD),
  BAD("\u2717", "x", Tone.BAD),
  NOTE("\u00b7", "-", Tone.FAINT);

  private final String unicode;
  private final String ascii;
  private final Tone tone;

  Mark(String unicode, String ascii, Tone tone) {
    this.unicode = unicode;
    this.ascii = ascii;
    this.tone = tone;
  }

  String unicode() {
    return unicode;
  }

  String ascii() {
    return ascii;
  }

  Tone tone() {
    return tone;
  }
}
