package dev.padlock.walls;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds the module whose tests are running against every rule of the house.
final class HouseTest {

  static List<Rule> rules() {
    return Stream.of(
            Floors.rules(),
            Bans.rules(),
            Names.rules(),
            ProofTokens.rules(),
            RoomCards.rules(),
            Budgets.rules())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> theHouseStands() throws IOException {
    House house = House.of(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    return rules().stream().map(rule -> dynamicTest(rule.name(), () -> hold(rule, house)));
  }

  private static void hold(Rule rule, House house) {
    List<String> violations = rule.violations(house);
    assertTrue(
        violations.isEmpty(),
        () -> "docs/house.md: " + rule.name() + "\n  " + String.join("\n  ", violations));
  }
}
