package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Poll;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.netlink.NetlinkSubscription.Drained;
import dev.tweed.linux.route.RouteEvent.Appeared;
import dev.tweed.linux.route.RouteEvent.Vanished;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many requests at once, and what is told about them. */
class RtnetlinkBatchTest extends InNamespace {

  private static final IpAddress FIRST = IpAddress.parse("10.244.0.1");

  @Test
  void threeBadOnesAmongAThousand() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    List<RouteRequest> requests = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int link = i % 400 == 100 ? 4711 : bridge;
      requests.add(RouteRequest.add(neighbour(link, i, 1)));
    }

    BatchResult result = rtnetlink.executeAll(requests);

    assertThat(result.requested()).isEqualTo(1000);
    assertThat(result.refusals())
        .extracting(refusal -> refusal.index() + " " + refusal.reason().operation())
        .containsExactly(
            "100 \"" + requests.get(100) + "\"",
            "500 \"" + requests.get(500) + "\"",
            "900 \"" + requests.get(900) + "\"");
    assertThat(result.refusals())
        .extracting(refusal -> refusal.reason().errno())
        .containsOnly(Errno.ENODEV);
    assertThat(rtnetlink.neighbours(bridge)).filteredOn(Neighbour::isPermanent).hasSize(997);
  }

  @Test
  void fiveThousandPeers() {
    int vxlan = add(Link.named("vx0").withKind(VxlanKind.vni(1).withPort(8472)));
    rtnetlink.execute(RouteRequest.add(Address.of(IpPrefix.parse("10.0.0.1/32"), vxlan)));
    List<RouteRequest> requests = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      IpAddress gateway = IpAddress.v4(0x0A40_0000 + (i << 8));
      MacAddress mac = new MacAddress(0x0e0000000000L + i);
      requests.add(RouteRequest.replace(Neighbour.permanent(vxlan, gateway, mac)));
      requests.add(
          RouteRequest.replace(FdbEntry.tunnel(vxlan, mac, IpAddress.v4(0xC000_0000 + i))));
      requests.add(
          RouteRequest.replace(Nexthop.via(i + 1, gateway, vxlan).onlink().withProtocol(80)));
      requests.add(
          RouteRequest.replace(
              Route.to(new IpPrefix(gateway, 24)).through(i + 1).withProtocol(80)));
    }

    rtnetlink.executeAll(requests).requireSuccess();

    assertThat(rtnetlink.neighbours(vxlan)).filteredOn(Neighbour::isPermanent).hasSize(5000);
    assertThat(rtnetlink.fdb(vxlan)).hasSize(5000);
    assertThat(rtnetlink.nexthops()).hasSize(5000);
    assertThat(rtnetlink.routes(RouteFilter.all(IpFamily.IPV4).withProtocol(80))).hasSize(5000);
  }

  @Test
  void changesAreTold() {
    try (NetlinkSubscription subscription =
        NetlinkSubscription.open(
            netns, Netlink.ROUTE, Rtm.GROUP_LINK, Rtm.GROUP_NEIGH, Rtm.GROUP_IPV4_NETCONF)) {
      int bridge = add(Link.named("br0").withKind(new BridgeKind()));
      Neighbour neighbour = neighbour(bridge, 0, 1);
      rtnetlink.execute(RouteRequest.add(neighbour));
      rtnetlink.execute(RouteRequest.delete(neighbour));
      print("sysctl", "-qw", "net.ipv4.conf.br0.forwarding=1");
      rtnetlink.execute(RouteRequest.delete(Link.named("br0")));

      assertThat(new Poll(subscription.fd()).await(Duration.ofSeconds(5))).isTrue();
      List<RouteEvent> events = new ArrayList<>();
      assertThat(subscription.drain(message -> events.add(RouteEvent.decode(message))))
          .isEqualTo(Drained.COMPLETE);

      assertThat(events)
          .contains(new Appeared(neighbour))
          .anyMatch(e -> e instanceof Appeared(Link link) && link.name().equals("br0"))
          .anyMatch(e -> e instanceof Vanished(Neighbour gone) && gone.link() == bridge)
          .anyMatch(e -> e instanceof Vanished(Link link) && link.index() == bridge)
          .anyMatch(e ->
              e instanceof Appeared(Netconf netconf)
                  && netconf.link() == bridge
                  && netconf.forwarding().orElse(0) == 1);
    }
  }

  @Test
  void aPortThatLeavesItsBridgeIsNoLinkThatVanished() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    int port =
        add(Link.named("veth0").withKind(VethKind.to(Link.named("veth1"))).withMaster(bridge));
    try (NetlinkSubscription subscription =
        NetlinkSubscription.open(netns, Netlink.ROUTE, Rtm.GROUP_LINK)) {
      rtnetlink.execute(RouteRequest.change(Link.at(port).withoutMaster()));

      List<RouteEvent> events = new ArrayList<>();
      subscription.drain(message -> events.add(RouteEvent.decode(message)));
      assertThat(events)
          .contains(new RouteEvent.PortChanged(port))
          .noneMatch(e -> e instanceof Vanished);
    }
    assertThat(rtnetlink.link(port).orElseThrow().master()).isEmpty();
  }

  @Test
  void aFullQueueIsToldAsOverrun() {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    try (NetlinkSubscription subscription =
        NetlinkSubscription.open(netns, Netlink.ROUTE, Rtm.GROUP_NEIGH)) {
      Drained drained = Drained.COMPLETE;
      for (int round = 1; round <= 100 && drained == Drained.COMPLETE; round++) {
        rtnetlink.executeAll(replacements(bridge, 100_000)).requireSuccess();
        drained = subscription.drain(message -> {});
      }
      assertThat(drained).isEqualTo(Drained.OVERRUN);

      rtnetlink.execute(RouteRequest.replace(neighbour(bridge, 0, 0xFFFF)));
      List<RouteEvent> events = new ArrayList<>();
      assertThat(subscription.drain(message -> events.add(RouteEvent.decode(message))))
          .as("what comes after the overrun is told again")
          .isEqualTo(Drained.COMPLETE);
      assertThat(events).contains(new Appeared(neighbour(bridge, 0, 0xFFFF)));
    }
  }

  @Test
  void listsStayWholeWhileOthersChangeThem() throws InterruptedException {
    int bridge = add(Link.named("br0").withKind(new BridgeKind()));
    rtnetlink.executeAll(replacements(bridge, 2000)).requireSuccess();
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer = netns.start("writer", () -> churn(bridge, stop));
    try {
      for (int round = 0; round < 50; round++) {
        assertThat(rtnetlink.neighbours(bridge)).extracting(Neighbour::address).contains(FIRST);
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  private static void churn(int bridge, AtomicBoolean stop) {
    try (Rtnetlink own = Rtnetlink.open()) {
      for (int i = 0; !stop.get(); i++) {
        Neighbour neighbour = neighbour(bridge, 3000 + i % 50, 1);
        own.execute(RouteRequest.replace(neighbour));
        own.execute(RouteRequest.delete(neighbour));
      }
    }
  }

  /** As many as said, on a few thousand addresses, each telling something new. */
  private static List<RouteRequest> replacements(int link, int count) {
    List<RouteRequest> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(RouteRequest.replace(neighbour(link, i % 2000, i)));
    }
    return requests;
  }

  private static Neighbour neighbour(int link, int address, int mac) {
    return Neighbour.permanent(link, FIRST.plus(address), new MacAddress(0x0e0000000000L + mac));
  }
}
