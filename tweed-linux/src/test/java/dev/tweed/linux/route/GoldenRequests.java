package dev.tweed.linux.route;

import static dev.tweed.linux.route.RouteRequest.add;
import static dev.tweed.linux.route.RouteRequest.append;
import static dev.tweed.linux.route.RouteRequest.change;
import static dev.tweed.linux.route.RouteRequest.delete;
import static dev.tweed.linux.route.RouteRequest.replace;
import static java.util.Map.entry;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What each command of {@code tools/golden-commands} is here, by its name. */
final class GoldenRequests {

  private static final int VETH = 10;
  private static final int VETH_PORT = 11;
  private static final int BRIDGE = 12;
  private static final int VXLAN = 13;
  private static final int EXTERNAL = 14;
  private static final MacAddress MAC = mac("0e:54:0a:f4:07:00");

  private GoldenRequests() {}

  static final Map<String, RouteRequest> LINKS =
      Map.ofEntries(
          entry(
              "link-add-bridge",
              add(
                  Link.named("br1")
                      .withMac(mac("0e:00:00:00:00:01"))
                      .withMtu(1450)
                      .withKind(
                          new BridgeKind()
                              .withStp(false)
                              .withForwardDelay(Duration.ZERO)
                              .withAgeing(Duration.ofSeconds(300))
                              .withVlanFiltering(false)
                              .withMulticastSnooping(false)
                              .with(BridgeAttributes.NF_CALL_IPTABLES, true)
                              .with(BridgeAttributes.GROUP_FWD_MASK, 0)
                              .with(BridgeAttributes.VLAN_DEFAULT_PVID, 1)))),
          entry(
              "link-add-veth",
              add(
                  Link.named("va")
                      .withMtu(1400)
                      .withKind(
                          VethKind.to(
                              Link.named("vb").withMtu(1400).withMac(mac("0e:00:00:00:00:02")))))),
          entry(
              "link-add-vxlan",
              add(
                  Link.named("vx2")
                      .withKind(
                          VxlanKind.vni(42)
                              .withLocal(ip("192.0.2.1"))
                              .over(VETH)
                              .withPort(8472)
                              .with(VxlanAttributes.PORT_RANGE, new PortRange(1024, 2048))
                              .with(VxlanAttributes.TTL, 64)
                              .with(VxlanAttributes.TOS, 1)
                              .with(VxlanAttributes.AGEING, 600)
                              .with(VxlanAttributes.LIMIT, 100)
                              .withLearning(false)
                              .with(VxlanAttributes.PROXY, false)
                              .with(VxlanAttributes.RSC, false)
                              .with(VxlanAttributes.L2MISS, false)
                              .with(VxlanAttributes.L3MISS, false)
                              .with(VxlanAttributes.UDP_CSUM, true)
                              .with(VxlanAttributes.UDP_ZERO_CSUM6_TX, false)
                              .with(VxlanAttributes.UDP_ZERO_CSUM6_RX, false)
                              .with(VxlanAttributes.DF, 1)
                              .with(VxlanAttributes.GBP, true)))),
          entry(
              "link-add-vxlan6",
              add(
                  Link.named("vx3")
                      .withKind(
                          VxlanKind.vni(43)
                              .withRemote(ip("2001:db8::2"))
                              .withLearning(true)
                              .withLocal(ip("2001:db8::1"))
                              .withPort(8472)
                              .with(VxlanAttributes.UDP_ZERO_CSUM6_TX, true)
                              .with(VxlanAttributes.UDP_ZERO_CSUM6_RX, true)
                              .with(VxlanAttributes.LABEL, 0x12345)))),
          entry(
              "link-add-vxlan-external",
              add(
                  Link.named("vx4")
                      .withKind(
                          VxlanKind.external(4790)
                              .withLearning(false)
                              .with(VxlanAttributes.VNIFILTER, true)))),
          entry(
              "link-add-vxlan-ttl",
              add(
                  Link.named("vx5")
                      .withKind(
                          VxlanKind.vni(44)
                              .withLearning(true)
                              .with(VxlanAttributes.TTL_INHERIT, true)
                              .with(VxlanAttributes.GPE, true)))),
          entry(
              "link-add-vlan",
              add(
                  Link.named("veth1.7")
                      .withParent(VETH)
                      .withKind(VlanKind.id(7).withProtocol(0x88A8)))),
          entry(
              "link-add-macvlan",
              add(
                  Link.named("mv0")
                      .withParent(VETH)
                      .withKind(MacvlanKind.mode(MacvlanKind.BRIDGE)))),
          entry("link-add-dummy", add(Link.named("d0").withKind(LinkKind.DUMMY))),
          entry("link-add-ifb", add(Link.named("ifb7").withKind(LinkKind.IFB))),
          entry("link-add-wireguard", add(Link.named("wg0").withKind(LinkKind.WIREGUARD))),
          entry(
              "link-add-geneve",
              add(
                  Link.named("ge0")
                      .withKind(
                          GeneveKind.vni(9)
                              .withRemote(ip("192.0.2.2"))
                              .with(GeneveKind.PORT, 6081)
                              .with(GeneveKind.TTL, 0)
                              .with(GeneveKind.TOS, 0)
                              .with(GeneveKind.LABEL, 0)))),
          entry(
              "link-add-ipip",
              add(
                  Link.named("ti0")
                      .withKind(
                          IpipKind.between(ip("192.0.2.1"), ip("192.0.2.2"))
                              .with(IpipKind.TTL, 64)
                              .with(IpipKind.LINK, 0)
                              .with(IpipKind.TOS, 0)
                              .with(IpipKind.PMTUDISC, true)
                              .with(IpipKind.PROTO, 0)
                              .with(IpipKind.FWMARK, 0)
                              .with(IpipKind.ENCAP_TYPE, 0)
                              .with(IpipKind.ENCAP_FLAGS, 0)
                              .with(IpipKind.ENCAP_SPORT, 0)
                              .with(IpipKind.ENCAP_DPORT, 0)))),
          entry(
              "link-add-gre",
              add(
                  Link.named("tg0")
                      .withKind(
                          GreKind.between(ip("192.0.2.1"), ip("192.0.2.2"))
                              .withKey(7)
                              .with(GreKind.TTL, 0)
                              .with(GreKind.TOS, 0)
                              .with(GreKind.PMTUDISC, true)
                              .with(GreKind.FWMARK, 0)
                              .with(GreKind.ENCAP_TYPE, 0)
                              .with(GreKind.ENCAP_FLAGS, 0)
                              .with(GreKind.ENCAP_SPORT, 0)
                              .with(GreKind.ENCAP_DPORT, 0)))),
          entry("link-set-mtu", change(Link.at(VETH).withMtu(1300))),
          entry("link-set-up", change(Link.at(VETH).up())),
          entry("link-set-down", change(Link.at(VETH).down())),
          entry("link-set-master", change(Link.at(VETH).withMaster(BRIDGE))),
          entry("link-set-nomaster", change(Link.at(VETH_PORT).withoutMaster())),
          entry(
              "link-set-port",
              change(
                  Link.at(VETH_PORT)
                      .withPort(
                          new BridgePort()
                              .withHairpin(true)
                              .withIsolated(true)
                              .with(BridgePort.UNICAST_FLOOD, false)
                              .with(BridgePort.MCAST_FLOOD, true)
                              .with(BridgePort.NEIGH_SUPPRESS, true)
                              .with(BridgePort.COST, 5)))),
          entry("link-set-alias", change(Link.at(VETH).withAlias("uplink"))),
          entry(
              "link-set-addrgenmode",
              change(Link.at(VETH).withAddressGeneration(Link.ADDR_GEN_NONE))),
          entry("link-del", delete(Link.at(VETH))));

  static final Map<String, RouteRequest> OTHERS =
      Map.ofEntries(
          entry(
              "addr-add",
              add(Address.of(net("10.244.1.1/24"), VETH).withBroadcast(ip("10.244.1.255")))),
          entry(
              "addr-add-peer",
              add(
                  Address.of(net("10.0.0.1/32"), VETH)
                      .withPeer(ip("10.0.0.2"))
                      .withLabel("veth1:p")
                      .withMetric(5))),
          entry(
              "addr-add6",
              add(
                  Address.of(net("2001:db8::1/64"), VETH)
                      .withFlag(Address.NODAD)
                      .withFlag(Address.NOPREFIXROUTE)
                      .withLifetimes(new Address.Lifetimes(50, 100)))),
          entry("addr-del", delete(Address.of(net("192.0.2.1/24"), VETH))),
          entry(
              "route-add-onlink",
              add(
                  Route.to(net("10.244.7.0/24"))
                      .via(ip("10.244.7.0"))
                      .on(VXLAN)
                      .withProtocol(80)
                      .onlink())),
          entry(
              "route-add-link",
              add(
                  Route.to(net("10.1.0.0/16"))
                      .on(VETH)
                      .withPreferredSource(ip("192.0.2.1"))
                      .with(RouteMetrics.MTU, 1400)
                      .with(RouteMetrics.ADVMSS, 1360))),
          entry(
              "route-add-default",
              add(Route.to(net("0.0.0.0/0")).via(ip("192.0.2.254")).withMetric(100).inTable(1000))),
          entry("route-add-nhid", add(Route.to(net("10.2.0.0/16")).through(7).withProtocol(80))),
          entry(
              "route-add-multipath",
              add(
                  Route.to(net("10.3.0.0/16"))
                      .withHops(
                          List.of(
                              Hop.via(ip("192.0.2.3"), VETH).withWeight(2),
                              Hop.via(ip("192.0.2.4"), VETH).onlink())))),
          entry(
              "route-add-blackhole",
              add(Route.to(net("10.4.0.0/16")).withType(RouteType.BLACKHOLE))),
          entry(
              "route-add-local", add(Route.to(net("10.5.0.0/16")).withType(RouteType.LOCAL).on(1))),
          entry("route-add-inet6", add(Route.to(net("10.6.0.0/16")).via(ip("fe80::1")).on(VETH))),
          entry(
              "route-add6",
              add(Route.to(net("2001:db8:7::/64")).via(ip("2001:db8::7")).on(VXLAN).onlink())),
          entry(
              "route-replace", replace(Route.to(net("10.7.0.0/16")).via(ip("192.0.2.7")).on(VETH))),
          entry(
              "nexthop-add",
              add(Nexthop.via(7, ip("10.244.7.0"), VXLAN).onlink().withProtocol(80))),
          entry(
              "nexthop-add-group",
              add(Nexthop.group(100, List.of(new Nexthop.Member(7, 1), new Nexthop.Member(8, 3))))),
          entry("nexthop-add-fdb", add(Nexthop.forFdb(9, ip("192.0.2.9")))),
          entry("nexthop-add-blackhole", add(Nexthop.blackhole(10, false))),
          entry("nexthop-del", delete(Nexthop.via(7, ip("10.244.7.0"), VXLAN))),
          entry("neigh-replace", replace(Neighbour.permanent(VXLAN, ip("10.244.7.0"), MAC))),
          entry(
              "neigh-add6",
              add(
                  Neighbour.permanent(VXLAN, ip("2001:db8::7"), MAC)
                      .withState(Neighbour.REACHABLE)
                      .withFlag(Neighbour.ROUTER)
                      .withFlag(Neighbour.EXT_LEARNED))),
          entry(
              "neigh-add-managed",
              add(new Neighbour(VETH, ip("192.0.2.9"), null, 0, Neighbour.MANAGED, 0, List.of()))),
          entry(
              "neigh-del",
              delete(Neighbour.at(VXLAN, ip("10.244.7.0")).withState(Neighbour.PERMANENT))),
          entry(
              "route-del",
              delete(
                  Route.to(net("10.7.0.0/16"))
                      .withType(RouteType.UNSPEC)
                      .via(ip("192.0.2.7"))
                      .on(VETH)
                      .withProtocol(RouteNumbers.PROTOCOL_UNSPEC)
                      .withScope(RouteNumbers.SCOPE_NOWHERE))),
          entry(
              "neigh-add-proxy",
              add(Neighbour.proxy(VETH, ip("192.0.2.77")).withState(Neighbour.PERMANENT))),
          entry("fdb-append", append(FdbEntry.tunnel(VXLAN, MAC, ip("192.0.2.7")))),
          entry(
              "fdb-add-all",
              add(
                  FdbEntry.tunnel(VXLAN, mac("0e:54:0a:f4:07:01"), ip("192.0.2.7"))
                      .withPort(4789)
                      .withVni(2)
                      .withVia(VETH))),
          entry(
              "fdb-add-external",
              add(
                  FdbEntry.tunnel(EXTERNAL, mac("0e:54:0a:f4:07:02"), ip("192.0.2.7"))
                      .withSourceVni(77)
                      .withVni(78)
                      .withFlag(FdbEntry.ROUTER))),
          entry("fdb-add-nhid", add(FdbEntry.tunnelGroup(VXLAN, mac("0e:54:0a:f4:07:03"), 9))),
          entry(
              "fdb-add-port",
              add(
                  FdbEntry.port(VETH_PORT, mac("0e:54:0a:f4:07:04"))
                      .withFlag(FdbEntry.STICKY)
                      .withState(Neighbour.NOARP | Neighbour.REACHABLE))),
          entry("fdb-del", delete(FdbEntry.tunnel(VXLAN, MAC, ip("192.0.2.7")))),
          entry(
              "rule-add",
              add(
                  Rule.lookup(IpFamily.IPV4, 99, 1000)
                      .withFrom(net("10.244.0.0/16"))
                      .with(RuleAttributes.FWMARK, 1))),
          entry(
              "rule-add-not",
              add(
                  Rule.lookup(IpFamily.IPV4, 98, RouteNumbers.TABLE_MAIN)
                      .withTo(net("10.0.0.0/8"))
                      .inverted()
                      .with(RuleAttributes.IIFNAME, "lo")
                      .with(RuleAttributes.SUPPRESS_PREFIXLEN, 0))));

  private static IpAddress ip(String text) {
    return IpAddress.parse(text);
  }

  private static IpPrefix net(String text) {
    return IpPrefix.parse(text);
  }

  private static MacAddress mac(String text) {
    return MacAddress.parse(text);
  }
}
