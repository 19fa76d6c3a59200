package dev.tweed.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Time comes in as an argument. */
final class TimeRules {

  /** The ports: where the machine's time enters. */
  private static final Set<String> PORTS =
      Set.of("dev.tweed.linux.Ticker", "dev.tweed.cluster.embedded.StoreTimer");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          Instant.class.getName() + ".now");

  private static final Set<String> SLEEPS =
      Set.of(
          "java.lang.Thread.sleep",
          TimeUnit.class.getName() + ".sleep",
          LockSupport.class.getName() + ".parkNanos",
          LockSupport.class.getName() + ".parkUntil");

  private TimeRules() {}

  static Stream<Rule> all() {
    return Stream.of(
        forbidding(CLOCKS, "the clock is read in " + PORTS + " only", "ReadsClock"),
        forbidding(SLEEPS, "nobody sleeps: wait for an event with a deadline", "Sleeps"));
  }

  private static Rule forbidding(Set<String> methods, String as, String offender) {
    return new Rule(
        noClasses().that(areNoPort()).should().accessTargetWhere(targetIsOneOf(methods)).as(as),
        offender);
  }

  private static DescribedPredicate<JavaClass> areNoPort() {
    return DescribedPredicate.describe(
        "are no port", type -> !PORTS.contains(type.getName().split("\\$")[0]));
  }

  private static DescribedPredicate<JavaAccess<?>> targetIsOneOf(Set<String> methods) {
    return DescribedPredicate.describe(
        "target is one of " + methods,
        access -> {
          AccessTarget target = access.getTarget();
          return methods.contains(target.getOwner().getName() + "." + target.getName());
        });
  }
}
