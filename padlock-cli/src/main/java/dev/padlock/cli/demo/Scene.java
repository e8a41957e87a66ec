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

  /// What a scene is called.
  ///
  /// @param name for `--scene`, in lower case with hyphens
  /// @param introduction what to look at, in one sentence
  record Script(String name, String title, String introduction) {}
}
