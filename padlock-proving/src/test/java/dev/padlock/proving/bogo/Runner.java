package dev.padlock.proving.bogo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts the runner of BoGo against a shim in this JVM, and reads what it says.
final class Runner {

  private static final Pattern VERDICT =
      Pattern.compile("(PASSED|FAILED|UNIMPLEMENTED) \\((\\S+)\\)");

  private final Path runner;
  private final Path sources;
  private final Path launcher;
  private final Path config;

  /// @param sources its folder `ssl/test/runner`, where its keys lie
  /// @param launcher the program that it starts for each test
  Runner(Path runner, Path sources, Path launcher, Path config) {
    this.runner = runner;
    this.sources = sources;
    this.launcher = launcher;
    this.config = config;
  }

  /// What a run of the runner said.
  ///
  /// @param waits of unimplemented tests, what each waits for
  /// @param failures of failed tests, what the runner says about each
  record Said(
      Map<String, Verdict> verdicts, Map<String, String> waits, Map<String, String> failures) {}

  /// Runs the tests that match `glob`, strictly and one after the other: so the nth verdict is that
  /// of the nth run, and says of which test the shim knew what it waits for.
  Said run(String glob, Function<List<String>, Run> shim) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bogo");
    Path socket = folder.resolve("shim");
    Queue<Run.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    try (ShimServer _ = ShimServer.start(socket, shim, outcomes::add)) {
      ProcessBuilder process =
          new ProcessBuilder(command(glob)).directory(sources.toFile()).redirectErrorStream(true);
      process.environment().put("PADLOCK_BOGO_SOCKET", socket.toString());
      Process running = process.start();
      running.getOutputStream().close();
      try (BufferedReader lines = running.inputReader(StandardCharsets.UTF_8)) {
        return listen(lines, outcomes);
      } finally {
        running.destroy();
        running.waitFor();
      }
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    }
  }

  private List<String> command(String glob) {
    List<String> command =
        new ArrayList<>(
            List.of(
                runner.toString(),
                "-shim-path",
                launcher.toString(),
                "-shim-config",
                config.toString(),
                "-allow-unimplemented",
                "-num-workers",
                "1"));
    if (!glob.isEmpty()) {
      command.addAll(List.of("-test", glob));
    }
    return command;
  }

  private static Said listen(BufferedReader lines, Queue<Run.Outcome> outcomes) throws IOException {
    Said said = new Said(new HashMap<>(), new HashMap<>(), new HashMap<>());
    String failed = "";
    for (String next = lines.readLine(); next != null; next = lines.readLine()) {
      String line = next;
      Matcher matcher = VERDICT.matcher(line);
      if (!matcher.matches()) {
        said.failures.computeIfPresent(failed, (test, text) -> text + "\n" + line);
        continue;
      }
      String test = matcher.group(2);
      Run.Outcome outcome = outcomes.remove();
      switch (matcher.group(1)) {
        case "PASSED" -> said.verdicts.put(test, Verdict.PASS);
        case "FAILED" -> {
          said.verdicts.put(test, Verdict.FAIL);
          said.failures.put(test, "");
          failed = test;
        }
        default -> {
          said.verdicts.put(test, Verdict.UNIMPLEMENTED);
          said.waits.put(test, outcome.errors().strip());
        }
      }
    }
    return said;
  }
}
