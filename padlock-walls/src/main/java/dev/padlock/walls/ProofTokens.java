package dev.padlock.walls;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A proof token stands for a check that was made, so nothing but the check may make one.
final class ProofTokens {
  private static final Set<String> TOKENS =
      Set.of(
          "PeerVerified",
          "TranscriptSigned",
          "ParametersSigned",
          "FinishedMatched",
          "KeyChangeAllowed");

  static List<Rule> rules() {
    return List.of(
        new Rule("a proof token is made in one place", ProofTokens::madeTwice),
        new Rule("a proof token can not be made from outside", ProofTokens::open));
  }

  private static List<String> madeTwice(House house) {
    List<String> found = new ArrayList<>();
    for (JavaClass token : tokens(house)) {
      Set<String> places = new TreeSet<>();
      token.getConstructorCallsToSelf().forEach(call -> places.add(place(call)));
      token.getConstructorReferencesToSelf().forEach(call -> places.add(place(call)));
      if (places.size() > 1) {
        found.add(token.getName() + " is made in " + String.join(" and in ", places));
      }
    }
    return found;
  }

  private static String place(JavaAccess<?> call) {
    return call.getOrigin().getFullName();
  }

  private static List<String> open(House house) {
    return tokens(house).stream()
        .flatMap(token -> token.getConstructors().stream())
        .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.PRIVATE))
        .map(JavaConstructor::getFullName)
        .map(name -> name + " is not private")
        .toList();
  }

  private static List<JavaClass> tokens(House house) {
    return house.classes().stream().filter(type -> TOKENS.contains(type.getSimpleName())).toList();
  }

  private ProofTokens() {}
}
