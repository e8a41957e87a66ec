package dev.padlock.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The floors of padlock-core: arrows point down only. And walls between rooms of one floor.
final class Floors {
  private static final String CORE = "dev.padlock.tls";

  /// From the top to the ground. `*` is the whole room with the rooms inside it.
  private static final List<List<String>> FLOORS =
      List.of(
          List.of(""),
          List.of("engine*"),
          List.of("handshake*"),
          List.of("record*", "schedule*", "session*", "verify*"),
          List.of("trace*"),
          List.of("wire*"),
          List.of("crypto*", "codec*"),
          List.of("error*"));

  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(downOnly());
    rules.addAll(noSideways(List.of("record*", "schedule*", "session*", "verify*")));
    rules.addAll(noSideways(List.of("crypto*", "codec*")));
    rules.addAll(noSideways(List.of("handshake.client12*", "handshake.client13*")));
    rules.addAll(noSideways(List.of("handshake.server12*", "handshake.server13*")));
    rules.addAll(noSideways(List.of("handshake.client13*", "handshake.server13*")));
    rules.add(
        never(
            "the seam to the primitives knows none of those who implement it",
            List.of("crypto"),
            List.of("crypto.jca*")));
    rules.add(
        never(
            "only the door chooses who implements the primitives",
            List.of(
                "engine*", "handshake*", "record*", "schedule*", "session*", "verify*", "wire*"),
            List.of("crypto.jca*")));
    rules.add(onlyTheConductorTellsListeners());
    rules.add(noCycles());
    return rules;
  }

  private static List<Rule> downOnly() {
    List<Rule> rules = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (List<String> floor : FLOORS) {
      if (!above.isEmpty()) {
        String name = String.join(", ", floor).replace("*", "") + " imports nothing from above";
        rules.add(never(name, floor, List.copyOf(above)));
      }
      above.addAll(floor);
    }
    return rules;
  }

  private static List<Rule> noSideways(List<String> rooms) {
    return rooms.stream()
        .map(room -> {
          List<String> others = rooms.stream().filter(other -> !other.equals(room)).toList();
          String name = "%s does not import %s".formatted(room, String.join(", ", others));
          return never(name.replace("*", ""), List.of(room), others);
        })
        .toList();
  }

  private static Rule never(String name, List<String> from, List<String> to) {
    return ClassRules.of(
        name,
        noClasses()
            .that()
            .resideInAnyPackage(packages(from))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(to)));
  }

  private static Rule onlyTheConductorTellsListeners() {
    ArchRule rule =
        noClasses()
            .that(resideInAnyPackage(CORE + ".."))
            .and()
            .resideOutsideOfPackage(CORE + ".engine..")
            .should()
            .accessTargetWhere(describe("calls a TraceListener", Floors::tellsAListener));
    return ClassRules.of("only the engine calls a TraceListener", rule);
  }

  private static boolean tellsAListener(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return Stream.concat(Stream.of(owner), owner.getAllRawInterfaces().stream())
        .anyMatch(type -> type.getSimpleName().equals("TraceListener"));
  }

  private static Rule noCycles() {
    return ClassRules.of(
        "no two packages need each other",
        slices().matching("dev.padlock.(**)").should().beFreeOfCycles());
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream()
        .map(room -> room.isEmpty() ? CORE : CORE + "." + room.replace("*", ".."))
        .toArray(String[]::new);
  }

  private Floors() {}
}
