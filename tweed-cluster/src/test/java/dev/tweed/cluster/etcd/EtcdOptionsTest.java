package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcdOptionsTest {

  @Test
  void readsEndpointsAsFlannelTakesThem() {
    EtcdOptions options =
        EtcdOptions.of("http://10.0.0.1:4001, https://etcd.test,http://[fd00::1]/");

    assertThat(options.endpoints())
        .containsExactly(
            new Endpoint(false, "10.0.0.1", 4001),
            new Endpoint(true, "etcd.test", 2379),
            new Endpoint(false, "fd00::1", 2379));
    assertThat(options.endpoints().getLast()).hasToString("http://[fd00::1]:2379");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | must start with http:// or https://
          10.0.0.1:2379         | is no URL
          etcd:2379             | must start with http:// or https://
          ftp://etcd            | must start with http:// or https://
          http://               | is no URL
          http://a_b:2379       | must name a host
          http://etcd:0         | port must be between 1 and 65535
          http://etcd:65536     | port must be between 1 and 65535
          http://etcd/v3        | must have nothing but host and port
          http://root:pw@etcd   | must have nothing but host and port
          """)
  void refusesWhatIsNoEndpoint(String text, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EtcdOptions.of(text))
        .withMessageContaining("etcd endpoint \"" + text + "\": " + rule);
  }

  @Test
  void certificatesNeedTls() {
    EtcdTls tls = EtcdTls.trusting(Path.of("ca.pem"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EtcdOptions.of("https://a,http://b").withTls(tls))
        .withMessage("etcd endpoint http://b:2379: must be https:// when certificates are given");
  }

  @Test
  void certificateAndKeyComeTogether() {
    Optional<Path> file = Optional.of(Path.of("client.pem"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EtcdTls(Optional.empty(), file, Optional.empty(), Optional.empty()))
        .withMessage("etcd certificate client.pem: must come with its key file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EtcdTls(Optional.empty(), Optional.empty(), file, Optional.empty()))
        .withMessage("etcd key client.pem: must come with its certificate file");
  }

  @Test
  void timeoutsHaveARange() {
    EtcdOptions options = EtcdOptions.of("http://a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTimeouts(Duration.ofMillis(1), Duration.ofSeconds(1)))
        .withMessage("etcd request timeout PT0.001S: must be between PT0.1S and PT5M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)))
        .withMessage("etcd connect timeout PT2S: must not be above the request timeout PT1S");
  }

  @Test
  void aPasswordIsNotShown() {
    EtcdOptions options = EtcdOptions.of("http://a").withUser(new EtcdUser("root", "secret"));
    assertThat(options.toString()).contains("root").doesNotContain("secret");
  }
}
