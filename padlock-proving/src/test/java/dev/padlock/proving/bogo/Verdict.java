package dev.padlock.proving.bogo;

/// What became of one test.
enum Verdict {
  PASS,
  FAIL,
  UNIMPLEMENTED,
  DISABLED,
  /// The runner has no such test.
  ABSENT
}
