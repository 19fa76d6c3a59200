package dev.tweed.it.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.agent.UnderlayChoice;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.Shell;
import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.Underlay;
import dev.tweed.testkit.InNetns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which link an agent takes for its underlay, by flannel's rules. */
@InNetns
class UnderlayChoiceTest {

  /** eth0 has the better default route, eth1 two addresses, eth2 none. */
  private static final String LINKS =
      """
      ip link add eth0 type veth peer name far0
      ip link add eth1 type veth peer name far1
      ip link add eth2 type veth peer name far2
      for link in eth0 eth1 eth2 far0 far1 far2; do ip link set $link up; done
      ip addr add 192.168.50.1/24 dev eth0
      ip addr add 10.1.0.1/24 dev eth1
      ip addr add 10.2.0.1/24 dev eth1
      ip route add default via 10.1.0.254 metric 200
      ip route add default via 192.168.50.254 metric 100
      """;

  @BeforeEach
  void links(Netns host) {
    new Shell(host).run(LINKS);
  }

  private static Underlay chosen(Netns host, UnderlayChoice choice) {
    try (EmbeddedStore store = EmbeddedStore.inMemory()) {
      new LeaseBook(store, LeaseBook.FLANNEL_PREFIX).putConfig(NetworkConfig.parse(LabNet.IPV4), 0);
      AgentOptions options = AgentOptions.forHost("host").withUnderlay(choice);
      try (Agent agent = Agent.start(host, store, options, Surroundings.real())) {
        return agent.status().underlay();
      }
    }
  }

  private static UnderlayChoice links(String... links) {
    return new UnderlayChoice(List.of(links), List.of(), Optional.empty());
  }

  private static UnderlayChoice pattern(String pattern) {
    return new UnderlayChoice(List.of(), List.of(pattern), Optional.empty());
  }

  private static UnderlayChoice reaching(String address) {
    return new UnderlayChoice(List.of(), List.of(), Optional.of(IpAddress.parse(address)));
  }

  @Test
  void theDefaultRouteWithTheSmallestMetric(Netns host) {
    assertThat(chosen(host, UnderlayChoice.ANY).link()).isEqualTo("eth0");
  }

  @Test
  void theFirstLinkThatIsThere(Netns host) {
    Underlay underlay = chosen(host, links("bond0", "eth1", "eth0"));
    assertThat(underlay.link()).isEqualTo("eth1");
    assertThat(underlay.publicIp()).hasValue(IpAddress.parse("10.1.0.1"));
  }

  @Test
  void anAddressIsThenThePublicOne(Netns host) {
    Underlay underlay = chosen(host, links("10.2.0.1"));
    assertThat(underlay.link()).isEqualTo("eth1");
    assertThat(underlay.publicIp()).hasValue(IpAddress.parse("10.2.0.1"));
  }

  @Test
  void aPatternIsLookedForInAddressesThenInNames(Netns host) {
    assertThat(chosen(host, pattern("^10\\.2\\.")).publicIp())
        .hasValue(IpAddress.parse("10.2.0.1"));
    assertThat(chosen(host, pattern("^eth[1-9]$")).link()).isEqualTo("eth1");
  }

  @Test
  void theLinkThatPacketsToAnAddressTake(Netns host) {
    Underlay underlay = chosen(host, reaching("10.2.0.77"));
    assertThat(underlay.link()).isEqualTo("eth1");
    assertThat(underlay.publicIp()).hasValue(IpAddress.parse("10.2.0.1"));
    assertThat(chosen(host, reaching("203.0.113.5")).link()).isEqualTo("eth0");
  }

  @Test
  void noneOfThemIsSaidWithThoseThatAreThere(Netns host) {
    assertThatThrownBy(() -> chosen(host, links("bond0", "10.3.0.1")))
        .isInstanceOf(OverlayException.class)
        .hasMessageStartingWith("underlay link --iface bond0 --iface 10.3.0.1: this host has no")
        .hasMessageContaining("eth1");
  }
}
