package dev.padlock.tls.refusal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every constant of the catalogues of refusals is provoked, and the peer learns what the RFC says
/// it must learn. A constant that no scenario provokes fails here.
class RefusalCatalogueTest {

  private static final Map<Refusal, List<Scenario>> SCENARIOS =
      Stream.of(
              new HelloScenarios(),
              new ServerFlightScenarios(),
              new ClientFlightScenarios(),
              new RecordScenarios(),
              new IdentityScenarios(),
              new LocalScenarios())
          .flatMap(table -> table.scenarios().stream())
          .collect(Collectors.groupingBy(Scenario::refusal));

  @TestFactory
  Stream<DynamicTest> everyRefusalIsProvoked() {
    return catalogue()
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

  private static Stream<Refusal> catalogue() {
    return Stream.<Refusal[]>of(
            Misbehaviour.values(),
            Incompatibility.values(),
            Malformation.values(),
            RecordFault.values(),
            IdentityFault.values(),
            ReceivedAlert.values(),
            ConfigurationFault.values(),
            InternalFailure.values())
        .flatMap(Stream::of);
  }
}
