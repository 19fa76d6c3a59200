package dev.tweed.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the design that a machine can keep. */
class ArchitectureTest {

  private static final JavaClasses TWEED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tweed");

  private static final JavaClasses OFFENDERS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .withImportOption(location -> location.contains("/fixtures/"))
          .importPackages("dev.tweed", "io.etcd");

  static Stream<Rule> rules() {
    return Stream.of(Modules.arrows(), PlacesRules.all(), TimeRules.all(), NameRules.all())
        .flatMap(rules -> rules);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(Rule rule) {
    rule.rule().check(TWEED);
  }

  /** A rule that nothing can break keeps nothing. */
  @ParameterizedTest
  @MethodSource("rules")
  void canBeBroken(Rule rule) {
    List<String> violations = rule.rule().evaluate(OFFENDERS).getFailureReport().getDetails();
    assertThat(violations).isNotEmpty().allMatch(line -> line.contains(rule.offender()));
  }

  @Test
  void allOfTweedIsLookedAt() {
    assertThat(TWEED.stream().flatMap(type -> Modules.of(type).stream()))
        .contains(Modules.NET, Modules.LINUX);
    assertThat(TWEED.stream().filter(type -> Modules.of(type).isEmpty()).map(JavaClass::getName))
        .allMatch(name -> name.startsWith("dev.tweed.it.") || name.startsWith("dev.tweed.bench."));
  }
}
