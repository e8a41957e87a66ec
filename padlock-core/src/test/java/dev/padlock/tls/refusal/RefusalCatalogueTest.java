package dev.padlock.tls.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every constant of the catalogues of refusals is provoked, and the peer learns what the RFC says
/// it must learn. A constant that no scenario provokes fails here.
class RefusalCatalogueTest {

  private static final Map<Refusal, List<Scenario>> SCENARIOS =
      Stream.of(
              new HelloScenarios(),
              new ServerFlightScenarios(),
              new ClientFlightScenarios(),
              new ResumptionScenarios(),
              new RecordScenarios(),
              new IdentityScenarios(),
              new LocalScenarios(),
              new KeyExchange12Scenarios(),
              new Client12Scenarios(),
              new Server12Scenarios())
          .flatMap(table -> table.scenarios().stream())
          .collect(Collectors.groupingBy(Scenario::refusal));

  @TestFactory
  Stream<DynamicTest> everyRefusalIsProvoked() {
    return Refusal.catalogue().stream()
        .flatMap(refusal -> {
          String name = refusal.getClass().getSimpleName() + "." + refusal.code();
          List<Scenario> scenarios = SCENARIOS.getOrDefault(refusal, List.of());
          return Stream.concat(
              Stream.of(
                  DynamicTest.dynamicTest(
                      name + " has a scenario", () -> assertFalse(scenarios.isEmpty()))),
              scenarios.stream()
                  .map(s -> DynamicTest.dynamicTest(name + ": " + s.story(), s::check)));
        });
  }

  @Test
  void everyCodeIsTheNameOfOneRefusal() {
    List<String> codes = Refusal.catalogue().stream().map(Refusal::code).toList();
    assertEquals(Set.copyOf(codes).size(), codes.size(), "codes are unique");
  }
}
