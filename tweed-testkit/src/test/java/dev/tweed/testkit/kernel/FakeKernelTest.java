package dev.tweed.testkit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Kernel;
import dev.tweed.testkit.InNetns;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fake's proof: it says and holds what the running kernel does. */
class FakeKernelTest {

  @InNetns
  @ParameterizedTest
  @EnumSource
  void isLikeTheRealKernel(Scenario scenario) {
    assertThat(played(scenario, new FakeKernel()))
        .isEqualTo(played(scenario, Kernel.ofThisThread()));
  }

  private static List<String> played(Scenario scenario, Kernel kernel) {
    try (Stage stage = new Stage(kernel)) {
      scenario.play(stage);
      return stage.lines();
    }
  }
}
