package dev.tweed.cluster.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that start a real etcd. Where they cannot they are reported as skipped, with the reason;
 * with {@code TWEED_REQUIRE_ETCD=1} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEtcd.Condition.class)
@interface NeedsEtcd {

  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> missing = missing();
      boolean required = "1".equals(System.getenv("TWEED_REQUIRE_ETCD"));
      if (missing.isPresent() && required) {
        throw new AssertionError("TWEED_REQUIRE_ETCD=1, but the test " + missing.get());
      }
      return missing
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("there is an etcd"));
    }

    private static Optional<String> missing() {
      for (String program : List.of("etcd", "etcdctl", "openssl")) {
        if (!Files.isExecutable(Path.of("/usr/bin", program))) {
          return Optional.of("needs /usr/bin/" + program + ": install etcd-server, etcd-client");
        }
      }
      return linksOtherThanLoopback()
          ? Optional.of("needs a network namespace of its own: see src/test/netns/bin/java")
          : Optional.empty();
    }

    /** Two lines of headings, then one for each link. */
    private static boolean linksOtherThanLoopback() {
      try {
        return Files.readAllLines(Path.of("/proc/net/dev")).stream()
            .skip(2)
            .anyMatch(line -> !line.strip().startsWith("lo:"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
