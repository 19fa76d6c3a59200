package dev.tweed.testkit.kernel;

import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteType;
import dev.tweed.linux.route.Rule;
import dev.tweed.linux.route.VethKind;
import dev.tweed.linux.route.VxlanKind;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.List;
import java.util.function.Consumer;

/** What an operator might do, right and wrong. */
enum Scenario {
  LINKS_COME_AND_GO(Scenario::linksComeAndGo),
  LINKS_CHANGE(Scenario::linksChange),
  A_BRIDGE_HAS_PORTS(Scenario::aBridgeHasPorts),
  VXLAN_LIES_ON_A_LINK(Scenario::vxlanLiesOnALink),
  ADDRESSES_BRING_ROUTES(Scenario::addressesBringRoutes),
  ROUTES_ARE_CHECKED(Scenario::routesAreChecked),
  IPV6(Scenario::ipv6),
  NEXTHOPS_ARE_SHARED(Scenario::nexthopsAreShared),
  NEXTHOPS_GO_WITH_THEIR_ROUTES(Scenario::nexthopsGo),
  NEIGHBOURS(Scenario::neighbours),
  FDB_ENTRIES(Scenario::fdbEntries),
  A_LINK_GOES_DOWN(Scenario::aLinkGoesDown),
  A_LINK_IS_DELETED(Scenario::aLinkIsDeleted),
  RULES(Scenario::rules),
  SYSCTLS(Scenario::sysctls);

  private static final MacAddress MAC = MacAddress.parse("0e:00:00:00:00:01");
  private static final MacAddress OTHER_MAC = MacAddress.parse("0e:00:00:00:00:02");
  private static final int PROTOCOL = 88;

  private final Consumer<Stage> play;

  Scenario(Consumer<Stage> play) {
    this.play = play;
  }

  void play(Stage stage) {
    play.accept(stage);
    stage.look().listen();
  }

  private static Link veth() {
    return Link.named("v0").withKind(VethKind.to(Link.named("v1")));
  }

  private static Address address(Stage stage, String prefix, String link) {
    IpPrefix parsed = IpPrefix.parse(prefix);
    Address address = Address.of(parsed, stage.index(link));
    return parsed.address().isV4()
        ? address.withBroadcast(parsed.last())
        : address.withFlag(Address.NODAD);
  }

  private static Route route(String destination) {
    return Route.to(IpPrefix.parse(destination)).withProtocol(PROTOCOL);
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text);
  }

  /** v0 with 10.1.0.1/24, its other end v1, both up. */
  private static void cable(Stage stage) {
    stage.add(veth()).change(Link.named("v0").up()).change(Link.named("v1").up());
    stage.add(address(stage, "10.1.0.1/24", "v0"));
  }

  private static void linksComeAndGo(Stage stage) {
    stage.add(Link.named("br0").withKind(new BridgeKind())).add(veth()).look();
    stage.add(Link.named("br0").withKind(new BridgeKind())).add(veth());
    stage.add(Link.named("x").withKind(VethKind.to(Link.named("br0"))));
    stage.delete(Link.named("nosuch")).delete(Link.named("lo")).delete(Link.at(77));
    stage.delete(Link.named("v1"));
  }

  private static void linksChange(Stage stage) {
    stage.add(veth().withMtu(1400).withMac(MAC)).change(Link.named("v0").up()).look();
    stage.change(Link.named("v1").up()).change(Link.named("v0").withAlias("to the other"));
    stage.change(Link.named("v0").withMtu(20)).change(Link.named("v0").withMtu(70000));
    stage.change(Link.named("v0").withMtu(9000)).change(Link.named("nosuch").up());
    stage.change(Link.at(stage.index("v1")).withName("renamed"));
    stage.change(Link.at(stage.index("v0")).withName("renamed"));
  }

  private static void aBridgeHasPorts(Stage stage) {
    stage.add(Link.named("br0").withKind(new BridgeKind())).add(veth());
    int bridge = stage.index("br0");
    stage.change(Link.named("v0").withMaster(bridge)).look();
    stage.change(Link.named("v1").withMaster(stage.index("v0")));
    stage.change(Link.named("v0").withoutMaster()).look();
    stage.change(Link.named("v0").withMaster(bridge)).change(Link.named("v1").withMaster(99));
    stage.delete(Link.named("br0"));
  }

  private static void vxlanLiesOnALink(Stage stage) {
    cable(stage);
    VxlanKind kind = VxlanKind.vni(7).withPort(8472).withLearning(false);
    VxlanKind over = kind.withLocal(ip("10.1.0.1")).over(stage.index("v0"));
    stage.add(Link.named("vx").withKind(over)).add(Link.named("vx").withKind(over)).look();
    stage.add(Link.named("vx2").withKind(kind));
    stage.change(Link.named("vx").withKind(VxlanKind.vni(8)));
    stage.change(Link.named("vx").withKind(VxlanKind.vni(7).withPort(4789)));
    stage.change(Link.named("vx").withKind(VxlanKind.vni(7).withLocal(ip("10.1.0.2"))));
    stage.change(Link.named("vx").withMtu(1451)).change(Link.named("vx").withMtu(1400));
    stage.change(Link.named("vx").up()).look().delete(Link.named("v1"));
  }

  private static void addressesBringRoutes(Stage stage) {
    cable(stage);
    stage.look().add(address(stage, "10.1.0.1/24", "v0")).add(address(stage, "10.1.0.2/24", "v0"));
    stage.add(address(stage, "10.7.0.1/16", "v1")).add(address(stage, "10.8.0.1/32", "v1"));
    stage.replace(address(stage, "10.1.0.1/24", "v0")).look();
    stage.delete(address(stage, "10.9.0.1/24", "v0")).delete(address(stage, "10.1.0.1/24", "v0"));
    stage.add(Address.of(IpPrefix.parse("10.1.0.1/24"), 77)).change(Link.named("lo").up());
  }

  private static void routesAreChecked(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    stage.add(route("10.2.0.0/24").via(ip("10.9.0.1")).on(v0));
    stage.add(route("10.2.0.0/24").via(ip("10.9.0.1")).on(v0).onlink());
    stage.add(route("10.2.0.0/24").via(ip("10.9.0.1")).on(v0).onlink());
    stage.replace(route("10.2.0.0/24").via(ip("10.1.0.7")));
    stage.add(route("10.2.0.1/24").on(v0)).add(route("10.3.0.0/24").through(77));
    stage.add(route("10.3.0.0/24").on(77)).add(route("10.4.0.0/24").on(v0).inTable(1000));
    stage.add(route("10.5.0.0/24").withType(RouteType.BLACKHOLE));
    stage.delete(route("10.66.0.0/24")).delete(route("10.2.0.0/24").via(ip("10.1.0.8")));
    stage.look().delete(route("10.2.0.0/24")).change(route("10.77.0.0/24").on(v0));
  }

  private static void ipv6(Stage stage) {
    cable(stage);
    stage.add(address(stage, "fd00::1/64", "v0")).add(address(stage, "fd00::1/64", "v0"));
    stage.delete(address(stage, "fd00::2/64", "v0"));
    stage.add(route("fd01::/64").via(ip("fd00::2"))).add(route("fd01::/64").via(ip("fd00::2")));
    stage.add(route("fd02::/64").via(ip("fd09::2"))).delete(route("fd03::/64")).look();
    stage.change(Link.named("v0").down()).look();
  }

  private static void nexthopsAreShared(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    stage.add(Nexthop.via(7, ip("10.1.0.9"), v0)).add(Nexthop.via(7, ip("10.1.0.9"), v0));
    stage.add(Nexthop.via(8, ip("10.9.0.9"), v0)).add(Nexthop.via(8, ip("10.9.0.9"), v0).onlink());
    stage.add(Nexthop.via(9, ip("10.1.0.9"), 77)).delete(Nexthop.via(9, ip("10.1.0.9"), v0));
    stage.add(route("10.3.0.0/24").through(7)).add(route("10.4.0.0/24").through(8)).look();
    stage.replace(Nexthop.via(7, ip("10.1.0.10"), v0));
  }

  private static void nexthopsGo(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    stage.add(Nexthop.via(7, ip("10.1.0.9"), v0)).add(Nexthop.via(8, ip("10.1.0.8"), v0));
    List<Nexthop.Member> members = List.of(new Nexthop.Member(7, 1), new Nexthop.Member(8, 1));
    stage.add(Nexthop.group(20, members)).add(route("10.3.0.0/24").through(7)).look();
    stage.add(Nexthop.group(21, List.of(new Nexthop.Member(99, 1))));
    stage.delete(Nexthop.via(7, ip("10.1.0.9"), v0)).look();
    stage.delete(Nexthop.via(8, ip("10.1.0.8"), v0));
  }

  private static void neighbours(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    Neighbour neighbour = Neighbour.permanent(v0, ip("10.1.0.9"), MAC);
    stage.add(neighbour).add(neighbour).change(Neighbour.permanent(v0, ip("10.1.0.10"), MAC));
    stage.replace(Neighbour.permanent(v0, ip("10.1.0.9"), OTHER_MAC)).look();
    stage.add(Neighbour.permanent(77, ip("10.1.0.9"), MAC));
    stage.delete(Neighbour.permanent(v0, ip("10.1.0.11"), MAC)).delete(neighbour);
  }

  private static void fdbEntries(Stage stage) {
    cable(stage);
    stage.add(Link.named("vx").withKind(VxlanKind.vni(7).withPort(8472).withLearning(false)));
    int vx = stage.index("vx");
    FdbEntry entry = FdbEntry.tunnel(vx, MAC, ip("10.1.0.9"));
    FdbEntry flood = FdbEntry.tunnel(vx, MacAddress.ZERO, ip("10.1.0.9"));
    stage.add(entry).add(entry).replace(FdbEntry.tunnel(vx, MAC, ip("10.1.0.10"))).look();
    stage.append(flood).append(flood).append(FdbEntry.tunnel(vx, MacAddress.ZERO, ip("10.1.0.10")));
    stage.replace(flood).delete(FdbEntry.tunnel(vx, OTHER_MAC, ip("10.1.0.9"))).look();
    stage.delete(flood).delete(FdbEntry.tunnel(77, MAC, ip("10.1.0.9")));
  }

  private static void aLinkGoesDown(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    stage.add(route("10.3.0.0/24").via(ip("10.1.0.7")).on(v0));
    stage.add(Nexthop.via(7, ip("10.1.0.9"), v0)).add(route("10.4.0.0/24").through(7));
    stage.add(Neighbour.permanent(v0, ip("10.1.0.9"), MAC)).listen();
    stage.change(Link.named("v0").down()).look().listen();
    stage.add(route("10.3.0.0/24").via(ip("10.1.0.7")).on(v0)).add(route("10.3.0.0/24").on(v0));
    stage.add(Nexthop.via(7, ip("10.1.0.9"), v0)).change(Link.named("v0").up());
  }

  private static void aLinkIsDeleted(Stage stage) {
    cable(stage);
    int v0 = stage.index("v0");
    stage.add(Link.named("vx").withKind(VxlanKind.vni(7).withPort(8472).over(v0)));
    int vx = stage.index("vx");
    stage.change(Link.named("vx").up()).add(FdbEntry.tunnel(vx, MAC, ip("10.1.0.9")));
    stage.add(Neighbour.permanent(vx, ip("10.5.0.0"), MAC));
    stage.add(route("10.5.0.0/24").via(ip("10.5.0.0")).on(vx).onlink()).look().listen();
    stage.delete(Link.named("vx")).look().listen().delete(Link.named("v0"));
  }

  private static void rules(Stage stage) {
    Rule rule = Rule.lookup(IpFamily.IPV4, 100, 9);
    stage.add(rule).add(rule).add(rule.withFrom(IpPrefix.parse("10.1.0.0/16")));
    stage.delete(Rule.lookup(IpFamily.IPV4, 101, 9)).look().delete(rule);
  }

  private static void sysctls(Stage stage) {
    stage
        .add(veth())
        .sysctl("net/ipv4/conf/v0/forwarding")
        .sysctl("net/ipv4/conf/nosuch/forwarding");
    stage.setSysctl("net/ipv4/ip_forward", "1").sysctl("net/ipv4/conf/all/forwarding");
    stage.sysctl("net/ipv4/conf/v0/forwarding").sysctl("net/ipv4/conf/default/forwarding");
    stage.setSysctl("net/ipv4/conf/v0/forwarding", "0").sysctl("net/ipv4/ip_forward");
    stage.setSysctl("net/ipv6/conf/all/forwarding", "1").sysctl("net/ipv6/conf/v0/forwarding");
    stage.change(Link.at(stage.index("v0")).withName("v9")).sysctl("net/ipv4/conf/v9/forwarding");
    stage.delete(Link.named("v9")).sysctl("net/ipv4/conf/v9/forwarding");
    stage.add(Link.named("d0").withKind(LinkKind.IFB)).sysctl("net/ipv4/conf/d0/forwarding");
  }
}
