package dev.padlock.proving.bogo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs BoGo and holds its verdicts against the committed ones; `padlock-proving/bogo` starts it.
final class Bogo {

  private static final int REGRESSED = 1;

  private final Runner runner;
  private final Path home;
  private final ShimConfig config;

  private Bogo(Runner runner, Path home) throws IOException {
    this.runner = runner;
    this.home = home;
    this.config = ShimConfig.read(config(home));
  }

  /// Arguments: the runner, its folder with the keys, the launcher, the folder padlock-proving;
  /// then nothing, or `--update`, or `--test` and a glob.
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[3]);
    Runner runner =
        new Runner(
            Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), config(home));
    Bogo bogo = new Bogo(runner, home);
    int status =
        switch (arguments.length > 4 ? arguments[4] : "") {
          case "--update" -> bogo.update();
          case "--test" -> bogo.some(arguments[5]);
          default -> bogo.compare();
        };
    System.exit(status);
  }

  static Path config(Path home) {
    return home.resolve("bogo.json");
  }

  static Path list(Path home) {
    return home.resolve("bogo-results.tsv");
  }

  /// Compares, and then writes the list, with the control's verdicts too, and the page.
  private int update() throws IOException, InterruptedException {
    Runner.Said control = runner.run("", arguments -> new NullRun());
    Runner.Said said = runner.run("", Invocation::new);
    note(said.failures());
    int status = compared(said);
    List<Results.Line> lines = new ArrayList<>();
    for (Results.Line line : Results.read(list(home)).lines()) {
      lines.add(
          line.with(
              control.verdicts().get(line.test()) == Verdict.PASS,
              verdict(said, line.test()),
              said.waits().getOrDefault(line.test(), "")));
    }
    Results results = new Results(lines);
    results.write(list(home));
    Files.writeString(
        home.resolveSibling("docs").resolve("conformance.md"),
        new ConformancePage(results, config).text());
    return status;
  }

  private int compare() throws IOException, InterruptedException {
    Runner.Said said = runner.run("", Invocation::new);
    note(said.failures());
    return compared(said);
  }

  /// A test that passed must pass, and none may fail that did not, whether it is on the list or
  /// not.
  private int compared(Runner.Said said) throws IOException {
    Results results = Results.read(list(home));
    int worse = unlisted(said, results);
    Map<Verdict, Integer> sums = new EnumMap<>(Verdict.class);
    for (Results.Line line : results.lines()) {
      Verdict now = verdict(said, line.test());
      sums.merge(now, 1, Integer::sum);
      if (now != line.verdict()) {
        boolean regressed = line.verdict() == Verdict.PASS || now == Verdict.FAIL;
        worse += regressed ? 1 : 0;
        System.out.printf(
            "%s %s, was %s: %s%n",
            regressed ? "WORSE " : "BETTER", now, line.verdict(), line.test());
      }
    }
    System.out.printf("%s; %d worse than %s says%n", sums, worse, list(home).getFileName());
    return worse == 0 ? 0 : REGRESSED;
  }

  private static int unlisted(Runner.Said said, Results results) {
    Set<String> failures = new TreeSet<>(said.failures().keySet());
    results.lines().forEach(line -> failures.remove(line.test()));
    failures.forEach(test -> System.out.printf("WORSE  FAIL, and not on the list: %s%n", test));
    return failures.size();
  }

  private Verdict verdict(Runner.Said said, String test) {
    Verdict verdict = said.verdicts().get(test);
    if (verdict != null) {
      return verdict;
    }
    return config.reason(test).isPresent() ? Verdict.DISABLED : Verdict.ABSENT;
  }

  /// Runs some tests and tells all about each.
  private int some(String glob) throws IOException, InterruptedException {
    Runner.Said said = runner.run(glob, Invocation::new);
    new TreeMap<>(said.verdicts())
        .forEach((test, verdict) ->
            System.out.printf(
                "%s %s %s%s%n",
                verdict,
                test,
                said.waits().getOrDefault(test, ""),
                said.failures().getOrDefault(test, "")));
    return said.failures().isEmpty() ? 0 : REGRESSED;
  }

  private void note(Map<String, String> failures) throws IOException {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(failures)
        .forEach((test, why) -> text.append("FAILED ").append(test).append(why).append('\n'));
    Path file = home.resolve("target").resolve("bogo").resolve("failures.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
