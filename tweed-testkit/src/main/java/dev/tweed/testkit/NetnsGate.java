package dev.tweed.testkit;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import java.util.Map;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Lets tests pass that can have a namespace. The others are aborted, or fail where every test is
 * required to run.
 */
record NetnsGate(Supplier<Netns> factory, Map<String, String> environment) {

  static final String REQUIRE = "TWEED_REQUIRE_NETNS";

  private static final String ADVICE = "needs root or a user namespace: run ./test";

  static NetnsGate ofThisMachine() {
    return new NetnsGate(Netns::create, System.getenv());
  }

  Namespaces open() {
    Namespaces namespaces = new Namespaces(factory);
    try {
      namespaces.create(Namespaces.OWN);
      return namespaces;
    } catch (KernelException e) {
      if (!e.errno().equals(Errno.EPERM)) {
        throw e;
      }
      if ("1".equals(environment.get(REQUIRE))) {
        throw new AssertionFailedError(ADVICE + " (" + REQUIRE + "=1)", e);
      }
      throw new TestAbortedException(ADVICE, e);
    }
  }
}
