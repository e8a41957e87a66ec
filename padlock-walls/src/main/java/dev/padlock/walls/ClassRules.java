package dev.padlock.walls;

import com.tngtech.archunit.lang.ArchRule;

/// Makes rules out of ArchUnit's.
final class ClassRules {

  static Rule of(String name, ArchRule rule) {
    ArchRule tolerant = rule.allowEmptyShould(true);
    return new Rule(
        name, house -> tolerant.evaluate(house.classes()).getFailureReport().getDetails());
  }

  private ClassRules() {}
}
