package dev.padlock.explain.cause;

/// Something that leads to a refusal.
///
/// @param text one sentence without its full stop
public record Cause(Confidence confidence, String text) {

  static Cause certain(String text) {
    return new Cause(Confidence.CERTAIN, text);
  }

  static Cause likely(String text) {
    return new Cause(Confidence.LIKELY, text);
  }

  static Cause possible(String text) {
    return new Cause(Confidence.POSSIBLE, text);
  }
}
