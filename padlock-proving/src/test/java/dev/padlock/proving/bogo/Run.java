package dev.padlock.proving.bogo;

import java.io.IOException;

/// One run of a shim.
interface Run {

  /// What is said of it.
  ///
  /// @param out for standard output
  /// @param errors for standard error: empty where all went as it should
  record Outcome(ExitStatus status, String out, String errors) {}

  Outcome run();

  /// Ends it from another thread, as far as that can be done.
  void kill() throws IOException;
}
