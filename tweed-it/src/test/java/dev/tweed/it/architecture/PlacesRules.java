package dev.tweed.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What may be done in some places only. */
final class PlacesRules {

  private PlacesRules() {}

  static Stream<Rule> all() {
    return Stream.of(foreignCalls(), etcd(), processes(), internals(), logging());
  }

  private static Rule foreignCalls() {
    return new Rule(
        noClasses()
            .that()
            .resideOutsideOfPackage(Modules.LINUX.packages())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..")
            .as("java.lang.foreign is for LINUX only"),
        "UsesForeignMemory");
  }

  private static Rule etcd() {
    return new Rule(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.tweed.cluster.etcd..", "io.etcd..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.etcd..", "io.grpc..", "io.netty..", "com.google.protobuf..")
            .as("etcd's client is for dev.tweed.cluster.etcd only"),
        "UsesJetcd");
  }

  private static Rule processes() {
    return new Rule(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                Modules.LAB.packages(),
                Modules.CLI.packages(),
                Modules.TESTKIT.packages(),
                "dev.tweed.it..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .as("processes are for LAB, CLI, TESTKIT and dev.tweed.it only"),
        "StartsProcess");
  }

  private static Rule internals() {
    return new Rule(
        classes().should(useInternalsOfTheirOwnModuleOnly()).as("internal packages are internal"),
        "UsesInternals");
  }

  private static ArchCondition<JavaClass> useInternalsOfTheirOwnModuleOnly() {
    return new ArchCondition<>("use internal packages of their own module only") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass();
          boolean internal = (used.getPackageName() + ".").contains(".internal.");
          if (internal
              && Modules.of(used).isPresent()
              && !Modules.of(used).equals(Modules.of(user))) {
            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static Rule logging() {
    return new Rule(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .as("logs go through SLF4J, not java.util.logging"),
        "UsesJavaLogging");
  }
}
