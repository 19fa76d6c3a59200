package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Errno;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ip} and {@code bridge} see what was done here, and the other way round. */
class RtnetlinkAgreementTest extends InNamespace {

  @Test
  void aPortsSettings() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    int port =
        add(Link.named("veth0").withKind(VethKind.to(Link.named("veth1"))).withMaster(bridge));
    BridgePort wanted = new BridgePort().withHairpin(true).withIsolated(true);

    rtnetlink.execute(RouteRequest.change(Link.at(port).withPort(wanted)));

    BridgePort held = rtnetlink.link(port).orElseThrow().port().orElseThrow();
    assertThat(held.hairpin()).isTrue();
    assertThat(held.isolated()).isTrue();
    assertThat(print("bridge", "-j", "-d", "link", "show", "dev", "veth0"))
        .contains("\"hairpin\":true", "\"isolated\":true", "\"master\":\"br0\"");
  }

  @Test
  void settingOneThingLeavesTheOthers() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind().withStp(true)).withMtu(1400));

    rtnetlink.execute(RouteRequest.change(Link.at(bridge).withAlias("pods")));

    Link held = rtnetlink.link(bridge).orElseThrow();
    assertThat(held.alias()).isEqualTo("pods");
    assertThat(held.mtu()).hasValue(1400);
    assertThat(held.isUp()).isTrue();
    assertThat(((BridgeKind) held.kind().orElseThrow()).stp()).isTrue();
    assertThat(print("ip", "-j", "-d", "link", "show", "br0"))
        .contains("\"mtu\":1400", "\"ifalias\":\"pods\"", "\"stp_state\":1");
  }

  @Test
  void whatIsMissingAndNoMoreIsAskedFor() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    Link wanted =
        Link.named("br0")
            .withKind(new BridgeKind().withStp(true).withMulticastSnooping(true))
            .withMtu(1500)
            .withoutMaster()
            .up();

    Link missing = wanted.notIn(rtnetlink.link(bridge).orElseThrow()).orElseThrow();
    assertThat(missing).hasToString("#" + bridge + " type bridge stp_state 1");
    rtnetlink.execute(RouteRequest.change(missing));
    assertThat(wanted.notIn(rtnetlink.link(bridge).orElseThrow())).isEmpty();

    print("ip", "link", "set", "br0", "down", "mtu", "1300");
    assertThat(wanted.notIn(rtnetlink.link(bridge).orElseThrow()).orElseThrow())
        .hasToString("#" + bridge + " mtu 1500 up");
  }

  @Test
  void everyVxlanSettingOfTheCommandIsUnderstood() {
    print(
        "ip",
        "link",
        "add",
        "vx0",
        "type",
        "vxlan",
        "id",
        "7",
        "local",
        "192.0.2.1",
        "dstport",
        "8472",
        "ttl",
        "9",
        "nolearning",
        "proxy",
        "srcport",
        "1000",
        "2000",
        "gbp");

    VxlanKind wanted =
        VxlanKind.vni(7)
            .withLocal(IpAddress.parse("192.0.2.1"))
            .withPort(8472)
            .withLearning(false)
            .with(VxlanAttributes.TTL, 9)
            .with(VxlanAttributes.PROXY, true)
            .with(VxlanAttributes.GBP, true)
            .with(VxlanAttributes.PORT_RANGE, new PortRange(1000, 2000));
    Link held = rtnetlink.link("vx0").orElseThrow();
    assertThat(Link.named("vx0").withKind(wanted).notIn(held)).isEmpty();
    assertThat(Link.named("vx0").withKind(wanted.withPort(4789)).notIn(held)).isPresent();
  }

  @Test
  void routesAndLookups() {
    int link = add(Link.named("veth0").withKind(VethKind.to(Link.named("veth1"))));
    rtnetlink.execute(RouteRequest.change(Link.named("veth1").up()));
    rtnetlink.execute(RouteRequest.add(Address.of(IpPrefix.parse("192.0.2.1/24"), link)));
    Route route =
        Route.to(IpPrefix.parse("10.1.0.0/16"))
            .via(IpAddress.parse("192.0.2.9"))
            .on(link)
            .withMetric(7)
            .with(RouteMetrics.MTU, 1400)
            .withProtocol(80);
    Route unreachable =
        Route.to(IpPrefix.parse("10.2.0.0/16")).withType(RouteType.UNREACHABLE).inTable(254);
    rtnetlink
        .executeAll(List.of(RouteRequest.add(route), RouteRequest.add(unreachable)))
        .requireSuccess();

    assertThat(print("ip", "route", "show", "proto", "80"))
        .isEqualTo("10.1.0.0/16 via 192.0.2.9 dev veth0 metric 7 mtu 1400 \n");
    assertThat(rtnetlink.routes(RouteFilter.all(IpFamily.IPV4).inTable(254).on(link)))
        .contains(route);
    assertThat(rtnetlink.routes(RouteFilter.all(IpFamily.IPV4).inTable(4711))).isEmpty();
    assertThat(answer("10.1.2.3"))
        .isInstanceOfSatisfying(
            RouteAnswer.Found.class,
            found -> assertThat(found.route().gateway()).isEqualTo(route.gateway()));
    assertThat(answer("10.2.0.1")).isEqualTo(new RouteAnswer.Refused(Errno.EHOSTUNREACH));
    assertThat(answer("203.0.113.1")).isEqualTo(new RouteAnswer.Refused(Errno.ENETUNREACH));
    assertThat(
            rtnetlink.routeTo(RouteLookup.to(IpAddress.parse("10.1.2.3")).boundTo(link).asEntry()))
        .isEqualTo(new RouteAnswer.Found(route));

    rtnetlink.execute(RouteRequest.delete(route));
    assertThat(print("ip", "route", "show", "proto", "80")).isEmpty();
  }

  private RouteAnswer answer(String destination) {
    return rtnetlink.routeTo(RouteLookup.to(IpAddress.parse(destination)));
  }

  @Test
  void neighboursFdbAndRules() {
    int vxlan = add(Link.named("vx0").withKind(VxlanKind.vni(1).withPort(8472)));
    IpAddress address = IpAddress.parse("10.0.0.1");
    MacAddress mac = MacAddress.parse("0e:00:00:00:00:07");
    IpAddress vtep = IpAddress.parse("192.0.2.7");
    Nexthop nexthop = Nexthop.forFdb(5, vtep);
    Rule rule =
        Rule.lookup(IpFamily.IPV4, 99, 1000)
            .withFrom(IpPrefix.parse("10.0.0.0/8"))
            .with(RuleAttributes.FWMARK, 1);
    FdbEntry everyone = FdbEntry.tunnel(vxlan, MacAddress.ZERO, vtep);
    rtnetlink
        .executeAll(
            List.of(
                RouteRequest.replace(Neighbour.permanent(vxlan, address, mac)),
                RouteRequest.add(Neighbour.proxy(vxlan, address.plus(1))),
                RouteRequest.append(everyone),
                RouteRequest.append(everyone.withPort(4789).withVni(2)),
                RouteRequest.add(nexthop),
                RouteRequest.add(Nexthop.fdbGroup(6, List.of(new Nexthop.Member(5, 1)))),
                RouteRequest.add(rule)))
        .requireSuccess();

    assertThat(print("ip", "-j", "neigh", "show", "dev", "vx0"))
        .contains("\"dst\":\"10.0.0.1\"", "\"lladdr\":\"0e:00:00:00:00:07\"", "PERMANENT");
    assertThat(rtnetlink.proxies()).containsExactly(Neighbour.proxy(vxlan, address.plus(1)));
    assertThat(print("bridge", "fdb", "show", "dev", "vx0"))
        .contains("00:00:00:00:00:00 dst 192.0.2.7 port 4789 vni 2 self permanent");
    assertThat(rtnetlink.fdb(vxlan))
        .containsExactlyInAnyOrder(everyone, everyone.withPort(4789).withVni(2));
    assertThat(rtnetlink.fdb()).containsAll(rtnetlink.fdb(vxlan));
    assertThat(rtnetlink.nexthops()).contains(nexthop).hasSize(2);
    assertThat(rtnetlink.knowsNexthops()).isTrue();
    assertThat(print("ip", "rule", "show")).contains("99:\tfrom 10.0.0.0/8 fwmark 0x1 lookup 1000");
    assertThat(rtnetlink.rules(IpFamily.IPV4)).contains(rule).hasSize(4);
    assertThat(rtnetlink.netconfs(IpFamily.IPV4))
        .anyMatch(netconf -> netconf.link() == vxlan && netconf.forwarding().isPresent());

    rtnetlink
        .executeAll(
            List.of(
                RouteRequest.delete(everyone),
                RouteRequest.delete(nexthop),
                RouteRequest.delete(Neighbour.at(vxlan, address)),
                RouteRequest.delete(rule)))
        .requireSuccess();
    assertThat(rtnetlink.fdb(vxlan)).containsExactly(everyone.withPort(4789).withVni(2));
    assertThat(rtnetlink.nexthops()).isEmpty();
    assertThat(rtnetlink.rules(IpFamily.IPV4)).hasSize(3);
  }

  @Test
  void addressesOfOneLink() {
    int link = add(Link.named("br0").withKind(new BridgeKind()));
    Address wanted =
        Address.of(IpPrefix.parse("2001:db8::1/64"), link)
            .withFlag(Address.NODAD)
            .withFlag(Address.NOPREFIXROUTE);
    rtnetlink.execute(RouteRequest.add(wanted));

    assertThat(rtnetlink.addresses(link)).contains(wanted.withFlag(Address.PERMANENT));
    assertThat(rtnetlink.addresses(link)).allMatch(address -> address.link() == link);
    assertThat(print("ip", "-j", "addr", "show", "dev", "br0"))
        .contains("\"local\":\"2001:db8::1\"", "\"noprefixroute\":true");
    rtnetlink.execute(RouteRequest.delete(wanted));
    assertThat(rtnetlink.addresses(link)).extracting(Address::local).doesNotContain(wanted.local());
    assertThat(rtnetlink.addresses(4711)).isEmpty();
  }
}
