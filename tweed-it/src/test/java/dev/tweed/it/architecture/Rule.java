package dev.tweed.it.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule of the architecture, with a class that breaks it.
 *
 * @param offender simple name of a class under {@code fixtures}
 */
record Rule(ArchRule rule, String offender) {

  /** Some modules are small, and some rules are about what must not be there at all. */
  Rule {
    rule = rule.allowEmptyShould(true);
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
