package dev.padlock.proving.interop;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The `padlock` command as a process of its own, as a user starts it.
final class Command {

  private Command() {}

  /// @param data where its local CA is
  static Program start(Path data, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), "dev.padlock.cli.Main"));
    command.addAll(List.of(arguments));
    return Program.start(command, Map.of("XDG_DATA_HOME", data.toString(), "no_proxy", "*"));
  }

  /// What the command ships with, and so without the accelerated providers that are tested here.
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("CorrettoCrypto") && !entry.contains("conscrypt"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
