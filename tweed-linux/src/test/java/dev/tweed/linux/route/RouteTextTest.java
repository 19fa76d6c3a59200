package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests read as they would be typed, and bad attributes are named. */
class RouteTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          link-add-bridge   | link add br1 address 0e:00:00:00:00:01 mtu 1450 type bridge forward_delay 0 ageing_time 30000 stp_state 0 vlan_filtering 0 group_fwd_mask 0 mcast_snooping 0 nf_call_iptables 1 vlan_default_pvid 1
          link-add-veth     | link add va mtu 1400 type veth peer vb address 0e:00:00:00:00:02 mtu 1400
          link-add-macvlan  | link add mv0 link #10 type macvlan mode bridge
          link-set-mtu      | link set #10 mtu 1300
          link-set-down     | link set #10 down
          link-set-nomaster | link set #11 nomaster
          link-set-port     | link set #11 type bridge_slave cost 5 hairpin on flood off mcast_flood on neigh_suppress on isolated on
          link-del          | link del #10
          addr-add6         | addr add 2001:db8::1/64 dev #10 nodad noprefixroute valid_lft 100 preferred_lft 50
          route-add-onlink  | route add 10.244.7.0/24 via 10.244.7.0 dev #13 proto 80 onlink
          route-add-link    | route add 10.1.0.0/16 dev #10 src 192.0.2.1 mtu 1400 advmss 1360
          route-add-default | route add default via 192.0.2.254 table 1000 metric 100
          route-add-inet6   | route add 10.6.0.0/16 via inet6 fe80::1 dev #10
          nexthop-add       | nexthop add id 7 via 10.244.7.0 dev #13 onlink proto 80
          neigh-replace     | neigh replace 10.244.7.0 lladdr 0e:54:0a:f4:07:00 dev #13 nud permanent
          fdb-append        | fdb append 0e:54:0a:f4:07:00 dev #13 dst 192.0.2.7 self permanent
          rule-add          | rule add from 10.244.0.0/16 priority 99 fwmark 0x1 lookup 1000
          """)
  void asTyped(String name, String text) {
    assertThat(request(name)).hasToString(text);
  }

  @Test
  void everyByteOfARequestIsInANamedAttribute() {
    GoldenTest.requests().map(Map.Entry::getValue).forEach(RouteTextTest::namesEveryByte);
  }

  private static void namesEveryByte(RouteRequest request) {
    MessageWriter out = new MessageWriter();
    request.encode(out);
    int header = ObjectNames.names(request.object()).header() + 3 & -4;
    for (int offset = 0; offset < out.length(); offset++) {
      String name = request.attributeAt(16 + offset);
      if (offset < header) {
        assertThat(name).isEmpty();
      } else if (!name.isEmpty()) { // padding belongs to none
        assertThat(name).matches("[A-Z]+_[A-Z0-9_/]+");
      }
    }
  }

  @Test
  void attributesInsideAttributesAreNamed() {
    assertThat(paths("link-add-veth"))
        .contains("IFLA_LINKINFO/IFLA_INFO_DATA/VETH_INFO_PEER/IFLA_MTU");
    assertThat(paths("link-set-port"))
        .contains("IFLA_LINKINFO/IFLA_INFO_SLAVE_DATA/IFLA_BRPORT_COST");
    assertThat(paths("link-set-addrgenmode"))
        .contains("IFLA_AF_SPEC/AF_INET6/IFLA_INET6_ADDR_GEN_MODE");
    assertThat(paths("route-add-link")).contains("RTA_METRICS/RTAX_ADVMSS");
  }

  private static java.util.Set<String> paths(String name) {
    RouteRequest request = request(name);
    java.util.Set<String> paths = new java.util.TreeSet<>();
    for (int offset = 16; offset < 300; offset++) {
      paths.add(request.attributeAt(offset));
    }
    return paths;
  }

  private static RouteRequest request(String name) {
    RouteRequest link = GoldenRequests.LINKS.get(name);
    return link != null ? link : GoldenRequests.OTHERS.get(name);
  }
}
