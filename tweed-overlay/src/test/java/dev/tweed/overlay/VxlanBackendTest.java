package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.Difference;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostState;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VxlanBackendTest {

  private static final Underlay UNDERLAY =
      new Underlay(
          "eth0",
          1500,
          List.of(IpPrefix.parse("192.168.33.11/24"), IpPrefix.parse("fd00:33::11/64")),
          Optional.of(IpAddress.parse("192.168.33.11")),
          Optional.of(IpAddress.parse("fd00:33::11")));

  @Test
  void hostGetsTunnelAddressAndForwarding() {
    assertThat(lines(v4(false).host(lease("10.244.1.0/24", "192.168.33.11"))))
        .containsExactly(
            "ip link add tweed.1 address 0e:54:0a:f4:01:00 mtu 1450 up alias tweed"
                + " type vxlan id 1 local 192.168.33.11 dev eth0 dstport 8472 nolearning",
            "sysctl -w net/ipv4/conf/tweed.1/forwarding=1",
            "ip addr add 10.244.1.0/32 dev tweed.1");
  }

  @Test
  void peerCostsNeighbourFdbEntryAndRoute() {
    assertThat(lines(objects(v4(false).peer(lease("10.244.7.0/24", "192.168.33.17")))))
        .containsExactly(
            "ip neigh add 10.244.7.0 lladdr 0e:54:0a:f4:07:00 dev tweed.1 nud permanent",
            "bridge fdb add 0e:54:0a:f4:07:00 dev tweed.1 dst 192.168.33.17 self permanent",
            "ip route add 10.244.7.0/24 via 10.244.7.0 dev tweed.1 onlink proto 84");
  }

  @Test
  void peerRouteGoesThroughANextHopObjectWhereTheKernelHasThem() {
    assertThat(lines(objects(v4(true).peer(lease("10.244.7.0/24", "192.168.33.17")))))
        .endsWith(
            "ip nexthop add id 183764736 via 10.244.7.0 dev tweed.1 onlink proto 84",
            "ip route add 10.244.7.0/24 nhid 183764736 proto 84");
  }

  @Test
  void flannelsExampleWithPortAndVni() {
    NetworkConfig config =
        NetworkConfig.parse(
            """
            {"Network":"172.16.0.0/12","SubnetLen":24,"SubnetMin":"172.16.16.0",
             "SubnetMax":"172.31.247.0","Backend":{"Type":"vxlan","VNI":172,"Port":8889}}\
            """);
    VxlanBackend backend =
        new VxlanBackend(
            (Backend.Vxlan) config.backend(),
            List.of(IpFamily.IPV4),
            UNDERLAY,
            new LinkNames("flannel", "cni0"),
            false);
    assertThat(lines(backend.host(lease("172.16.68.0/24", "192.168.33.11"))).getFirst())
        .isEqualTo(
            "ip link add flannel.172 address 0e:54:ac:10:44:00 mtu 1450 up alias tweed"
                + " type vxlan id 172 local 192.168.33.11 dev eth0 dstport 8889 nolearning");
  }

  @Test
  void ipv6TunnelsOverTheIpv6UnderlayWithTwentyBytesLess() {
    VxlanBackend backend = backend(Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV4, IpFamily.IPV6));
    LeaseKey key = LeaseKey.of(IpPrefix.parse("10.244.1.0/24"), IpPrefix.parse("fd00:1:2:1::/64"));
    SubnetLease own = new SubnetLease(key, backend.announcement(key, Optional.empty()), 1, 1);
    assertThat(backend.mtu()).isEqualTo(1430);
    assertThat(lines(backend.host(own)))
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("ip link add tweed-v6.1 ")
                .contains("mtu 1430", "local fd00:33::11"))
        .contains("ip addr add fd00:1:2:1::/128 dev tweed-v6.1");
    assertThat(lines(objects(backend.peer(peerOf(own)))))
        .contains(
            "ip -6 route add fd00:1:2:9::/64 via fd00:1:2:9:: dev tweed-v6.1 onlink proto 84");
  }

  private static SubnetLease peerOf(SubnetLease own) {
    LeaseKey key = LeaseKey.of(IpPrefix.parse("10.244.9.0/24"), IpPrefix.parse("fd00:1:2:9::/64"));
    return new SubnetLease(key, own.value(), 2, 2);
  }

  @Test
  void directRoutingNeedsNoTunnelToHostsOnTheSameNetwork() {
    Backend.Vxlan config =
        ((Backend.Vxlan)
            NetworkConfig.parse(
                    "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\",\"DirectRouting\":true}}")
                .backend());
    VxlanBackend backend = backend(config, List.of(IpFamily.IPV4));
    assertThat(lines(objects(backend.peer(lease("10.244.7.0/24", "192.168.33.17")))))
        .containsExactly("ip route add 10.244.7.0/24 via 192.168.33.17 dev eth0 proto 84");
    assertThat(lines(objects(backend.peer(lease("10.244.7.0/24", "192.168.34.17"))))).hasSize(3);
  }

  @Test
  void keepsTheMacThatOthersKnow() {
    MacAddress known = MacAddress.parse("8e:ef:13:91:a4:02");
    LeaseValue before =
        LeaseValue.vxlan(IpAddress.parse("192.168.33.11"), new BackendData.Vtep(1, known));
    LeaseValue now =
        v4(false).announcement(LeaseKey.of(IpPrefix.parse("10.244.1.0/24")), Optional.of(before));
    assertThat(now).isEqualTo(before);
  }

  @Test
  void otherBackendsLeasesAddNothingAndSayWhy() {
    SubnetLease udp =
        new SubnetLease(
            LeaseKey.of(IpPrefix.parse("10.244.7.0/24")),
            new LeaseValue(
                Optional.of(IpAddress.parse("192.168.33.17")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            1,
            1);
    assertThat(v4(false).peer(udp))
        .isInstanceOfSatisfying(
            Contribution.None.class,
            none -> assertThat(none.reason()).contains("10.244.7.0/24", "udp"));
  }

  @Test
  void linkNamesThatAreTooLongAreRefusedWithNameAndRule() {
    assertThatThrownBy(() -> new LinkNames("flannel", "cni0").vxlan(IpFamily.IPV6, 16777215))
        .hasMessageContaining("flannel-v6.16777215")
        .hasMessageContaining("1 to 15 bytes, this one 19");
    assertThatThrownBy(() -> new LinkNames("a/b", "cni0")).hasMessageContaining("slash");
  }

  @Test
  void missingFamilyOnTheUnderlayIsNamed() {
    Underlay v4Only = new Underlay("eth0", 1500, List.of(), UNDERLAY.publicIp(), Optional.empty());
    assertThatThrownBy(() ->
            new VxlanBackend(
                Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV6), v4Only, LinkNames.DEFAULT, false))
        .hasMessageContaining("eth0 has no IPv6 address");
  }

  private static VxlanBackend v4(boolean nexthopObjects) {
    return new VxlanBackend(
        Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV4), UNDERLAY, LinkNames.DEFAULT, nexthopObjects);
  }

  private static VxlanBackend backend(Backend.Vxlan config, List<IpFamily> families) {
    return new VxlanBackend(config, families, UNDERLAY, LinkNames.DEFAULT, false);
  }

  private static SubnetLease lease(String subnet, String publicIp) {
    IpPrefix prefix = IpPrefix.parse(subnet);
    var vtep = new BackendData.Vtep(1, DerivedMac.vtep(prefix.address()));
    return new SubnetLease(
        LeaseKey.of(prefix), LeaseValue.vxlan(IpAddress.parse(publicIp), vtep), 1, 1);
  }

  private static List<HostObject> objects(Contribution contribution) {
    assertThat(contribution).isInstanceOf(Contribution.Objects.class);
    return ((Contribution.Objects) contribution).objects();
  }

  /** What would be typed to get there from nothing; parameters that may be missing left out. */
  private static List<String> lines(List<HostObject> objects) {
    Difference difference = Difference.between(HostState.of(objects), HostState.of(List.of()));
    return difference.changes().stream().map(Object::toString).toList();
  }
}
