package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostGwBackendTest {

  private static final Underlay UNDERLAY =
      new Underlay(
          "eth0",
          1500,
          List.of(IpPrefix.parse("192.168.33.11/24")),
          Optional.of(IpAddress.parse("192.168.33.11")),
          Optional.empty());

  private final OverlayBackend backend =
      Backends.of(
          NetworkConfig.parse("{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"host-gw\"}}"),
          UNDERLAY,
          LinkNames.DEFAULT,
          false,
          WireguardSecret::generate);

  @Test
  void containersHaveTheWholeMtuAndTheUnderlayLinkForwards() {
    assertThat(backend.mtu()).isEqualTo(1500);
    assertThat(backend.host(lease("10.244.1.0/24", "192.168.33.11", "host-gw")))
        .extracting(Object::toString)
        .containsExactly("net/ipv4/conf/eth0/forwarding=1");
  }

  @Test
  void aPeerIsOneRoute() {
    assertThat(backend.peer(lease("10.244.7.0/24", "192.168.33.17", "host-gw")))
        .isInstanceOfSatisfying(
            Contribution.Objects.class,
            some ->
                assertThat(some.objects())
                    .extracting(Object::toString)
                    .containsExactly("10.244.7.0/24 via 192.168.33.17 dev eth0 proto 84"));
  }

  @Test
  void peersBehindAGatewayOrOfOtherBackendsAreSkippedWithTheReason() {
    assertThat(reason(lease("10.244.7.0/24", "192.168.99.17", "host-gw")))
        .contains("10.244.7.0/24", "192.168.99.17 is behind a gateway");
    assertThat(reason(lease("10.244.7.0/24", "192.168.33.17", "vxlan")))
        .contains("has backend vxlan, this host has host-gw");
  }

  private String reason(SubnetLease lease) {
    return ((Contribution.None) backend.peer(lease)).reason();
  }

  private static SubnetLease lease(String subnet, String publicIp, String type) {
    LeaseValue value =
        LeaseValue.plain(type, Optional.of(IpAddress.parse(publicIp)), Optional.empty());
    return new SubnetLease(LeaseKey.of(IpPrefix.parse(subnet)), value, 1, 1);
  }
}
