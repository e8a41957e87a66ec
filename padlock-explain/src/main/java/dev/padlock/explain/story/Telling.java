package dev.padlock.explain.story;

import dev.padlock.explain.story.Line.Detail;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about one message.
///
/// @param title the RFC's name
/// @param gist what matters most
record Telling(String title, String gist, List<Detail> details) {

  static Telling of(String title, String gist) {
    return new Telling(title, gist, List.of());
  }

  /// Collects details.
  static final class Notes {
    private final List<Detail> details = new ArrayList<>();

    Notes note(String label, String text) {
      details.add(new Detail(label, text));
      return this;
    }

    Telling telling(String title, String gist) {
      return new Telling(title, gist, List.copyOf(details));
    }
  }
}
