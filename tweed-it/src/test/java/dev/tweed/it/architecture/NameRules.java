package dev.tweed.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;

/** A class has a name that says what it is. */
final class NameRules {

  private NameRules() {}

  static Stream<Rule> all() {
    return Stream.of("Util", "Helper", "Manager").map(NameRules::noClassNamed);
  }

  private static Rule noClassNamed(String word) {
    return new Rule(
        noClasses()
            .should()
            .haveNameMatching(".*" + word + "s?(\\$.*)?")
            .as("no class is called something" + word),
        "Fixture" + word);
  }
}
