package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.Difference;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostState;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UdpBackendTest {

  private static final Underlay UNDERLAY =
      new Underlay(
          "eth0",
          1500,
          List.of(IpPrefix.parse("192.168.33.11/24")),
          Optional.of(IpAddress.parse("203.0.113.5")),
          Optional.empty());
  private static final String CONFIG =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"udp\"}}";

  @Test
  void hostGetsTunLinkTunnelAndTheWholeNetworksRoute() {
    assertThat(lines(backend(CONFIG, LinkNames.DEFAULT).host(lease("10.244.1.0/24"))))
        .containsExactly(
            "ip tuntap add dev tweed.udp mode tun vnet_hdr"
                + " && ip link set tweed.udp mtu 1472 up alias tweed",
            "sysctl -w net/ipv4/conf/tweed.udp/forwarding=1",
            "ip addr add 10.244.1.0/32 dev tweed.udp",
            "tunnel add dev tweed.udp local 192.168.33.11 port 8285",
            "ip route add 10.244.0.0/16 dev tweed.udp proto 84");
  }

  @Test
  void peerCostsOneTunnelRoute() {
    OverlayBackend backend =
        backend(CONFIG.replace("\"udp\"", "\"udp\",\"Port\":8000"), LinkNames.DEFAULT);
    assertThat(backend.mtu()).isEqualTo(1472);
    assertThat(backend.peer(lease("10.244.7.0/24")))
        .isInstanceOfSatisfying(
            Contribution.Objects.class,
            some ->
                assertThat(lines(some.objects()))
                    .containsExactly("tunnel route add 10.244.7.0/24 via 203.0.113.5 port 8000"));
  }

  @Test
  void leaseIsAsFlannelWritesIt() {
    LeaseValue value =
        backend(CONFIG, LinkNames.DEFAULT)
            .announcement(LeaseKey.of(IpPrefix.parse("10.244.1.0/24")), Optional.empty());
    assertThat(value.toJson()).isEqualTo("{\"PublicIP\":\"203.0.113.5\",\"PublicIPv6\":null}");
  }

  @Test
  void linkIsFlannelsUnlessTheBridgeHasItsName() {
    assertThat(new LinkNames("flannel", "cni0").udp()).isEqualTo("flannel0");
    assertThat(LinkNames.DEFAULT.udp()).isEqualTo("tweed.udp");
  }

  @Test
  void otherBackendsLeasesAddNothing() {
    SubnetLease vxlan =
        new SubnetLease(
            LeaseKey.of(IpPrefix.parse("10.244.7.0/24")),
            LeaseValue.plain("vxlan", UNDERLAY.publicIp(), Optional.empty()),
            1,
            1);
    assertThat(backend(CONFIG, LinkNames.DEFAULT).peer(vxlan))
        .isInstanceOf(Contribution.None.class);
  }

  @Test
  void ipv6IsRefusedWithWhatToDo() {
    String dual =
        "{\"Network\":\"10.244.0.0/16\",\"EnableIPv6\":true,\"IPv6Network\":\"fd00:1::/48\","
            + "\"Backend\":{\"Type\":\"udp\"}}";
    assertThatThrownBy(() -> backend(dual, LinkNames.DEFAULT))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("EnableIPv6")
        .hasMessageContaining("choose vxlan");
  }

  private static OverlayBackend backend(String config, LinkNames names) {
    return Backends.of(NetworkConfig.parse(config), UNDERLAY, names, true);
  }

  private static SubnetLease lease(String subnet) {
    LeaseValue value =
        new LeaseValue(
            UNDERLAY.publicIp(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new SubnetLease(LeaseKey.of(IpPrefix.parse(subnet)), value, 1, 1);
  }

  private static List<String> lines(List<HostObject> objects) {
    Difference difference = Difference.between(HostState.of(objects), HostState.of(List.of()));
    return difference.changes().stream().map(Object::toString).toList();
  }
}
