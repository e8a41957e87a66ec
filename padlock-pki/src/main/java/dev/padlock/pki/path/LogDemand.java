package dev.padlock.pki.path;

import dev.padlock.pki.transparency.LogKey;
import java.util.List;

/// How many of which logs must have seen a leaf.
///
/// @param logs their keys; none where nobody asks
/// @param atLeast how many different ones of them
public record LogDemand(List<LogKey> logs, int atLeast) {
  public static final LogDemand NONE = new LogDemand(List.of(), 0);

  public LogDemand {
    logs = List.copyOf(logs);
  }
}
