package dev.padlock.walls;

import java.util.List;

/// One rule of the house.
///
/// @param name the rule as a sentence
/// @param check finds what breaks it; a room that does not exist yet breaks nothing
record Rule(String name, Check check) {

  @FunctionalInterface
  interface Check {
    /// One line for each violation.
    List<String> violations(House house);
  }

  List<String> violations(House house) {
    return check.violations(house);
  }
}
