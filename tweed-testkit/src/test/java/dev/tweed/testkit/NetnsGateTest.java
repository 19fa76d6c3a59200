package dev.tweed.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class NetnsGateTest {

  @Test
  void withoutPrivilegeATestIsAborted() {
    assertThatThrownBy(() -> new NetnsGate(refusing(Errno.EPERM), Map.of()).open())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("needs root or a user namespace: run ./test");
  }

  @Test
  void whereEveryTestIsRequiredItFails() {
    Map<String, String> environment = Map.of("TWEED_REQUIRE_NETNS", "1");
    assertThatThrownBy(() -> new NetnsGate(refusing(Errno.EPERM), environment).open())
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("TWEED_REQUIRE_NETNS=1");
  }

  @Test
  void otherErrorsAreErrors() {
    Errno noSpace = new Errno(28);
    assertThatThrownBy(() -> new NetnsGate(refusing(noSpace), Map.of()).open())
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("ENOSPC");
  }

  private static Supplier<Netns> refusing(Errno errno) {
    return () -> {
      throw new KernelException("ip netns add", errno);
    };
  }
}
