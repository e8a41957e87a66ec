package dev.padlock.proving.bogo;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `bogo.json` disables, and why.
///
/// @param reasons by the pattern of tests
record ShimConfig(Map<String, String> reasons) {

  private static final Pattern DISABLED =
      Pattern.compile("\"DisabledTests\"\\s*:\\s*\\{([^}]*)}", Pattern.DOTALL);
  private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"");

  static ShimConfig read(Path file) throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    Matcher disabled = DISABLED.matcher(Files.readString(file));
    if (disabled.find()) {
      Matcher entry = ENTRY.matcher(disabled.group(1));
      while (entry.find()) {
        reasons.put(entry.group(1), entry.group(2));
      }
    }
    return new ShimConfig(reasons);
  }

  /// Why a test is disabled, where it is.
  Optional<String> reason(String test) {
    return reasons.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), test))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// Whether `test` is one of those that a pattern of the runner names.
  static boolean matches(String glob, String test) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(test));
  }
}
