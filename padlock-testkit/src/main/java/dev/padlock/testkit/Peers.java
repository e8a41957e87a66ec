package dev.padlock.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Finds the programs that tests run against.
public final class Peers {
  private Peers() {}

  /// The executable of this name: where the environment variable `PADLOCK_<NAME>` points, else the
  /// first on the PATH, else what `padlock-proving/peers` unpacked. Where there is none the test is
  /// skipped, or fails with `CI=true`.
  public static Path find(String name) {
    return lookUp(name).orElseThrow(() -> Required.missing("the program " + name));
  }

  /// The same, for a test that can do with less.
  public static Optional<Path> lookUp(String name) {
    String variable = "PADLOCK_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String named = System.getenv(variable);
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.of(unpacked().resolve(name)).filter(Files::isExecutable);
  }

  /// The folder of commands that `padlock-proving/peers` fills; both find it by the same rule.
  private static Path unpacked() {
    String home = System.getenv().getOrDefault("HOME", "");
    String caches = System.getenv().getOrDefault("XDG_CACHE_HOME", home + "/.cache");
    return Path.of(System.getenv().getOrDefault("PADLOCK_PEERS", caches + "/padlock/peers"), "bin");
  }
}
