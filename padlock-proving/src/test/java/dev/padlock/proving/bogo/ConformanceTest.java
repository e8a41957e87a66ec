package dev.padlock.proving.bogo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.proving.bogo.Results.Line;
import dev.padlock.testkit.GeneratedPage;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is committed about BoGo agrees with itself and with Padlock.
class ConformanceTest {

  private static final Path HOME = Path.of("");
  private static final Pattern MAPPED = Pattern.compile("\": \\[([^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern NAME = Pattern.compile("\":([A-Za-z_0-9]+):\"");

  @Test
  void thePageSaysWhatTheListSays() throws Exception {
    Results results = Results.read(Bogo.list(HOME));
    ShimConfig config = ShimConfig.read(Bogo.config(HOME));
    GeneratedPage.check("docs/conformance.md", new ConformancePage(results, config).text());
  }

  @Test
  void disabledIsWhatHasAReason() throws Exception {
    ShimConfig config = ShimConfig.read(Bogo.config(HOME));
    for (Line line : Results.read(Bogo.list(HOME)).lines()) {
      assertEquals(
          config.reason(line.test()).isPresent(), line.verdict() == Verdict.DISABLED, line::test);
    }
    for (String reason : config.reasons().values()) {
      assertTrue(reason.contains("RFC ") || reason.contains("Padlock"), reason);
    }
  }

  /// The table of attacks may name only tests that prove something.
  @Test
  void whatTheTableOfAttacksNamesPasses() throws Exception {
    List<Line> lines = Results.read(Bogo.list(HOME)).lines();
    for (String row : Files.readAllLines(Path.of("..", "docs", "attacks.md"))) {
      int named = row.indexOf("BoGo `");
      Stream<MatchResult> globs =
          named < 0 ? Stream.of() : QUOTED.matcher(row.substring(named)).results();
      for (String glob : globs.map(quoted -> quoted.group(1)).toList()) {
        assertTrue(
            lines.stream().anyMatch(line -> line.counts() && ShimConfig.matches(glob, line.test())),
            glob);
      }
    }
  }

  @Test
  void everyErrorOfTheSuiteIsMappedToRefusalsThatThereAre() throws Exception {
    Set<String> refusals =
        Stream.concat(
                Refusal.catalogue().stream().map(Refusal::code),
                Stream.of(AlertDescription.values()).map(alert -> "ALERT_" + alert.rfcName()))
            .collect(Collectors.toSet());
    String json = Files.readString(Bogo.config(HOME));
    List<String> mapped =
        MAPPED
            .matcher(json)
            .results()
            .flatMap(list -> NAME.matcher(list.group(1)).results())
            .map((MatchResult name) -> name.group(1))
            .toList();
    assertTrue(mapped.size() > 60, () -> "found " + mapped.size());
    assertEquals(List.of(), mapped.stream().filter(name -> !refusals.contains(name)).toList());
  }
}
