package dev.padlock.explain.story;

import java.time.Duration;

/// One line of a story before it is set.
sealed interface Line {

  /// Begins a block.
  ///
  /// @param aside stands at the right
  /// @param gist what matters most, for the brief form
  record Heading(Duration at, Mark mark, String title, String aside, String gist) implements Line {}

  /// Belongs to the block above.
  ///
  /// @param label may be empty; then the text goes on under the one above
  record Detail(String label, String text) implements Line {}

  /// Lines to paste, kept as they are.
  record Verbatim(String label, String text) implements Line {}

  /// A new chapter, for example a round trip.
  record Chapter(String title) implements Line {}
}
