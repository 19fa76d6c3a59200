package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kernel listed, read as {@code ip} would print it. */
class GoldenListTest {

  @Test
  void addresses() {
    assertThat(texts("addresses"))
        .contains(
            "127.0.0.1/8 dev #1 scope host label lo",
            "192.0.2.1/24 dev #10 label veth1",
            "10.0.0.1 peer 10.0.0.2/32 dev #10 label veth1",
            "10.244.1.1/24 broadcast 10.244.1.255 dev #12 label br0",
            "2001:db8::1/64 dev #10 nodad");
  }

  @Test
  void routes() {
    assertThat(texts("routes4"))
        .contains(
            "10.1.0.0/16 via inet6 fe80::1 dev #10 table 1000 mtu 1400",
            "10.2.0.0/16 nhid 7 via 10.244.7.0 dev #13 proto 80 onlink",
            "10.3.0.0/16 nexthop via 192.0.2.3 dev #10 weight 2"
                + " nexthop via 192.0.2.4 dev #10 weight 1",
            "blackhole 10.4.0.0/16",
            "10.244.1.0/24 dev #12 proto kernel src 10.244.1.1",
            "broadcast 192.0.2.255/32 dev #10 table local proto kernel src 192.0.2.1");
    assertThat(texts("routes6"))
        .contains("fe80::/64 dev #11 proto kernel metric 256")
        .anyMatch(t -> t.startsWith("2001:db8:7::/64 via 2001:db8::7 dev #10 metric 1024 expires"));
  }

  @Test
  void nexthops() {
    assertThat(texts("nexthops"))
        .containsExactly(
            "id 7 via 10.244.7.0 dev #13 onlink proto 80",
            "id 8 via 192.0.2.8 dev #10",
            "id 9 via 192.0.2.9 fdb",
            "id 100 group 7/8,3");
  }

  @Test
  void neighboursAndFdb() {
    assertThat(texts("neighbours"))
        .contains("10.244.7.0 lladdr 0e:54:0a:f4:07:00 dev #13 nud permanent");
    assertThat(texts("fdb"))
        .contains(
            "0e:54:0a:f4:07:00 dev #13 dst 192.0.2.7 self permanent",
            "00:00:00:00:00:00 dev #13 dst 192.0.2.7 self permanent",
            "00:00:00:00:00:00 dev #13 dst 192.0.2.8 port 4789 vni 2 self permanent",
            "0e:54:0a:f4:07:04 dev #11 static",
            "0e:00:00:00:00:0b dev #11 permanent");
  }

  @Test
  void rulesAndParameters() {
    assertThat(texts("rules"))
        .containsExactly(
            "from all protocol kernel lookup local",
            "from 10.244.0.0/16 priority 99 fwmark 0x1 lookup 1000",
            "from all priority 32766 protocol kernel lookup main",
            "from all priority 32767 protocol kernel lookup default");
    assertThat(texts("netconf"))
        .anyMatch(text -> text.startsWith("IPv4 all forwarding "))
        .anyMatch(text -> text.startsWith("IPv4 dev #12 forwarding "));
  }

  @Test
  void links() {
    List<Link> links = new ArrayList<>();
    objects("links").forEach(object -> links.add((Link) object));

    assertThat(links).extracting(Link::name).contains("lo", "veth1", "veth2", "br0", "vx0", "tap0");
    Link port = named(links, "veth2");
    assertThat(port.master()).hasValue(12);
    assertThat(port.port().orElseThrow().forwarding()).isTrue();
    assertThat(port.port().orElseThrow().hairpin()).isFalse();
    assertThat(port.statistics()).isPresent();
    assertThat(port.operState()).isEqualTo(OperState.UP);
    VxlanKind vxlan = (VxlanKind) named(links, "vx0").kind().orElseThrow();
    assertThat(vxlan.vni()).hasValue(1);
    assertThat(vxlan.port()).hasValue(8472);
    assertThat(vxlan.local().orElseThrow()).hasToString("192.0.2.1");
    assertThat(vxlan.learning()).isFalse();
    assertThat(vxlan.over()).isEmpty();
    TunKind tap = (TunKind) named(links, "tap0").kind().orElseThrow();
    assertThat(tap.tap()).isTrue();
    assertThat(named(links, "lo").kind()).isEmpty();
  }

  private static Link named(List<Link> links, String name) {
    return links.stream().filter(link -> link.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> texts(String list) {
    return objects(list).stream().map(RouteObject::toString).toList();
  }

  private static List<RouteObject> objects(String list) {
    List<RouteObject> objects = new ArrayList<>();
    Golden.load("dump-" + list)
        .listed()
        .forEach(message -> {
          if (RouteEvent.decode(message) instanceof RouteEvent.Appeared(RouteObject object)) {
            objects.add(object);
          }
        });
    return objects;
  }
}
