package dev.padlock.cli.demo;

import java.io.IOException;

/// One thing that TLS does, played for real.
interface Scene {

  /// What it is called, and what to look at.
  Script script();

  /// Plays it. What came out is in the performance, also where it is not what should have come out.
  ///
  /// @throws IOException where loopback itself fails
  Performance play(Stage stage) throws IOException;
}
