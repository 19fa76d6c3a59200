package dev.tweed.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Map<Setting, List<String>> FLAGS = Map.of(Setting.BRIDGE, List.of("flag0"));
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TWEED_BRIDGE", "env0", "TWEED_PREFIX", "env", "TWEED_IFACE", "eth1,10.0.0.1");
  private static final Map<Setting, List<String>> FILE =
      Map.of(
          Setting.BRIDGE, List.of("file0"),
          Setting.PREFIX, List.of("file"),
          Setting.LEASE_TTL, List.of("2h"));

  private final Settings settings = Settings.layered(FLAGS, ENVIRONMENT, FILE, "tweed.yaml");

  @Test
  void commandLineThenEnvironmentThenFileThenDefault() {
    assertThat(settings.text(Setting.BRIDGE)).hasValue("flag0");
    assertThat(settings.text(Setting.PREFIX)).hasValue("env");
    assertThat(settings.text(Setting.LEASE_TTL)).hasValue("2h");
    assertThat(settings.text(Setting.STORE)).hasValue("embedded:/var/lib/tweed");
    assertThat(settings.texts(Setting.IFACE)).containsExactly("eth1", "10.0.0.1");
  }

  @Test
  void saidToBeEmptyIsNotTheDefault() {
    Settings silent = Settings.layered(Map.of(), Map.of("TWEED_LISTEN", ""), Map.of(), "");
    assertThat(silent.text(Setting.LISTEN)).isEmpty();
  }

  @Test
  void aWrongValueIsNamedWithItsPlace() {
    assertThat(settings.wrong(Setting.BRIDGE, "RULE")).hasMessage("--bridge \"flag0\": RULE");
    assertThat(settings.wrong(Setting.PREFIX, "RULE")).hasMessage("TWEED_PREFIX \"env\": RULE");
    assertThat(settings.wrong(Setting.LEASE_TTL, "RULE"))
        .hasMessage("tweed.yaml: lease-ttl \"2h\": RULE");
  }

  @ParameterizedTest
  @CsvSource({"24h,PT24H", "90s,PT90S", "1h30m,PT1H30M", "1h0m5s,PT1H5S"})
  void spansAreReadAsPeopleWriteThem(String text, Duration span) {
    assertThat(Spans.parse(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource({"''", "24", "h", "1d", "5m1h", "-3s"})
  void otherTextsAreNoSpans(String text) {
    assertThatThrownBy(() -> Spans.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 24h");
  }

  @Test
  void theFileMayHaveListsAndTheNetworkAsItIs(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("tweed.yaml");
    Files.writeString(
        file,
        """
        iface: [eth0, 10.0.0.7]
        release-on-exit: true
        lease-ttl: 1h
        network:
          Network: 10.244.0.0/16
          Backend: {Type: vxlan, VNI: 7}
        """);
    Settings said = Settings.layered(Map.of(), Map.of(), SettingsFile.read(file, true), "f");
    AgentSettings agent = AgentSettings.of(said);
    assertThat(agent.options().underlay().links()).containsExactly("eth0", "10.0.0.7");
    assertThat(agent.options().leaseTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(agent.releaseOnExit()).isTrue();
    assertThat(agent.network().orElseThrow().toJson()).contains("10.244.0.0/16", "\"VNI\":7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'iface: [a'            | ': line '
          'just text'            | 'must be a mapping'
          'prefix: [a, b]'       | 'prefix: must be one value'
          'iface: {a: b}'        | 'iface: must be a value or a list'
          'interface: eth0'      | 'interface: is no setting; there are store,'
          """)
  void aBrokenFileIsNamedWithPlaceAndRule(String text, String words, @TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("tweed.yaml"), text);
    assertThatThrownBy(() -> SettingsFile.read(file, true))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void onlyAFileThatWasNamedMustBeThere(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");
    assertThat(SettingsFile.read(file, false)).isEmpty();
    assertThatThrownBy(() -> SettingsFile.read(file, true))
        .hasMessage(file + ": there is no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          embedded:/var/lib/tweed                       | embedded:/var/lib/tweed
          etcd:http://10.0.0.1:2379                     | etcd:http://10.0.0.1:2379
          etcd:https://h1:2379,https://h2:2379          | etcd:https://h1:2379,https://h2:2379
          """)
  void storesAreNamedByUrl(String url, String text) {
    Settings said = Settings.layered(Map.of(Setting.STORE, List.of(url)), Map.of(), Map.of(), "");
    assertThat(Stores.of(said)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"embedded:var", "etcd:h1:2379", "etcd:", "file:/x", "x"})
  void otherUrlsAreNoStores(String url) {
    Settings said = Settings.layered(Map.of(Setting.STORE, List.of(url)), Map.of(), Map.of(), "");
    assertThatThrownBy(() -> Stores.of(said))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--store \"" + url + "\": ");
  }
}
