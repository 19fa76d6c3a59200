package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the real kernel, in namespaces made here. */
class RtnetlinkKernelTest extends InNamespace {

  @Test
  void createsABridgeAndReadsItBack() {
    Link wanted =
        Link.named("br0")
            .withKind(new BridgeKind().withForwardDelay(Duration.ZERO).withMulticastSnooping(false))
            .withMac(MacAddress.parse("0e:00:00:00:00:01"))
            .withMtu(1450)
            .up();

    rtnetlink.execute(RouteRequest.add(wanted));

    Link held = rtnetlink.link("br0").orElseThrow();
    assertThat(wanted.attributes().notIn(held.attributes()).isEmpty()).isTrue();
    assertThat(held.isUp()).isTrue();
    assertThat(rtnetlink.links()).contains(held).hasSize(2);
    assertThat(rtnetlink.link("br1")).isEmpty();
    assertThat(rtnetlink.link(4711)).isEmpty();
  }

  @Test
  void createsAVethWhosePeerIsBornElsewhere() {
    try (Netns container = Netns.create();
        Rtnetlink inside = Rtnetlink.open(container)) {
      Link peer = Link.named("eth0").withMtu(1400).inNamespace(container);
      rtnetlink.execute(RouteRequest.add(Link.named("veth0").withKind(VethKind.to(peer)).up()));

      Link held = inside.link("eth0").orElseThrow();
      assertThat(held.mtu()).hasValue(1400);
      assertThat(held.kind()).contains(new VethKind());
      assertThat(held.parentNetnsId()).isPresent();
    }
  }

  @Test
  void saysWhyALinkIsRefused() {
    Link wanted = Link.named("vx0").withKind(VxlanKind.vni(1 << 24));

    assertThatThrownBy(() -> rtnetlink.execute(RouteRequest.add(wanted)))
        .isInstanceOf(NetlinkException.class)
        .hasMessage(
            "\"link add vx0 type vxlan id 16777216\": ERANGE (34); kernel: \"VXLAN ID must be lower"
                + " than 16777216\" at IFLA_LINKINFO/IFLA_INFO_DATA/IFLA_VXLAN_ID");
  }

  @Test
  void buildsAnOverlay() {
    VxlanKind kind =
        VxlanKind.vni(1).withLocal(IpAddress.parse("192.0.2.1")).withPort(8472).withLearning(false);
    rtnetlink.execute(RouteRequest.add(Link.named("tweed.1").withKind(kind).up()));
    Link link = rtnetlink.link("tweed.1").orElseThrow();
    IpAddress gateway = IpAddress.parse("10.244.7.0");
    MacAddress mac = MacAddress.parse("0e:54:0a:f4:07:00");
    Address address = Address.of(IpPrefix.parse("10.244.1.0/32"), link.index());
    Neighbour neighbour = Neighbour.permanent(link.index(), gateway, mac);
    FdbEntry entry = FdbEntry.tunnel(link.index(), mac, IpAddress.parse("192.0.2.7"));
    Nexthop nexthop = Nexthop.via(7, gateway, link.index()).onlink().withProtocol(80);
    Route route = Route.to(IpPrefix.parse("10.244.7.0/24")).through(7).withProtocol(80);
    Route direct =
        Route.to(IpPrefix.parse("10.244.8.0/24"))
            .via(gateway)
            .on(link.index())
            .onlink()
            .withProtocol(80);

    rtnetlink
        .executeAll(
            List.of(
                RouteRequest.add(address),
                RouteRequest.add(neighbour),
                RouteRequest.append(entry),
                RouteRequest.add(nexthop),
                RouteRequest.add(route),
                RouteRequest.add(direct)))
        .requireSuccess();

    assertThat(rtnetlink.addresses(link.index()).stream().map(Address::local))
        .contains(address.local());
    assertThat(rtnetlink.neighbours(link.index())).contains(neighbour);
    assertThat(rtnetlink.fdb(link.index())).containsExactly(entry);
    assertThat(rtnetlink.nexthops()).containsExactly(nexthop);
    List<Route> routes = rtnetlink.routes(RouteFilter.all(IpFamily.IPV4).withProtocol(80));
    assertThat(routes).hasSize(2).contains(direct);
    assertThat(routes.getFirst().nexthop()).isEqualTo(7);
  }
}
