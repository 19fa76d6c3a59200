package dev.tweed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.agent.service.Setting;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManPagesTest {

  private final Map<String, String> pages = ManPages.of(Main.commandLine().getCommandSpec());

  @Test
  void everyCommandHasItsPage() {
    assertThat(pages)
        .containsKeys("tweed.1", "tweed-agent.1", "tweed-network-set.1", "tweed-lab-up.1")
        .doesNotContainKeys("tweed-train.1", "tweed-man.1", "tweed-lab-daemon.1");
    assertThat(pages.values()).allMatch(page -> page.startsWith(".TH TWEED"));
  }

  @Test
  void everySettingIsAnOptionOfTheAgentAndAKeyOfItsFile() {
    assertThat(Arrays.stream(Setting.values()).map(s -> "\\fB" + s.flag().replace("-", "\\-")))
        .allMatch(flag -> pages.getOrDefault("tweed-agent.1", "").contains(flag));
    assertThat(Arrays.stream(Setting.values()).map(s -> "\\fB" + s.key().replace("-", "\\-") + ":"))
        .allMatch(key -> pages.getOrDefault("tweed.yaml.5", "").contains(key));
  }
}
