package dev.tweed.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tweed's modules, and which of them each may use. What a module may use, its users may use too:
 * {@code HostState} is made of the records of {@code dev.tweed.linux.route}.
 */
enum Modules {
  NET,
  LINUX(NET),
  CLUSTER(NET),
  TESTKIT(LINUX),
  HOST(LINUX),
  OVERLAY(CLUSTER, HOST),
  AGENT(OVERLAY),
  LAB(AGENT),
  CLI(LAB);

  private static final String ROOT = "dev.tweed.";

  private final Set<Modules> usable = new TreeSet<>();

  Modules(Modules... used) {
    for (Modules module : used) {
      usable.add(module);
      usable.addAll(module.usable);
    }
  }

  /** The module that a class is of; empty for classes of others. */
  static Optional<Modules> of(JavaClass type) {
    String name = type.getPackageName() + ".";
    return Arrays.stream(values()).filter(m -> name.startsWith(m.root() + ".")).findFirst();
  }

  /** Its package and those below, in ArchUnit's notation. */
  String packages() {
    return root() + "..";
  }

  private String root() {
    return ROOT + name().toLowerCase(Locale.ROOT);
  }

  /** One rule for each module: the arrows. */
  static Stream<Rule> arrows() {
    return Arrays.stream(values()).filter(m -> !m.unusable().isEmpty()).map(Modules::arrow);
  }

  private Rule arrow() {
    String[] forbidden = unusable().stream().map(Modules::packages).toArray(String[]::new);
    return new Rule(
        noClasses()
            .that()
            .resideInAPackage(packages())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden)
            .as(this + " uses nothing of Tweed but " + usable),
        "UsesForbiddenModuleIn" + title());
  }

  private String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  private List<Modules> unusable() {
    return Arrays.stream(values()).filter(m -> m != this && !usable.contains(m)).toList();
  }
}
