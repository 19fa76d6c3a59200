package dev.tweed.testkit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Poll;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.netlink.NetlinkSubscription.Drained;
import dev.tweed.linux.netlink.NetlinkTransport;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteAnswer;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.linux.route.RouteLookup;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeKernelFaultsTest {

  private static final Link BRIDGE = Link.named("br0").withKind(new BridgeKind());

  private final FakeKernel kernel = new FakeKernel();
  private final Rtnetlink rtnetlink = new Rtnetlink(kernel.connect(Netlink.ROUTE));

  @AfterEach
  void close() {
    rtnetlink.close();
  }

  @Test
  void longListsComeInPieces() {
    rtnetlink.execute(RouteRequest.add(BRIDGE.up()));
    List<RouteRequest> neighbours =
        IntStream.range(0, 500).mapToObj(i -> RouteRequest.add(neighbour(i))).toList();
    rtnetlink.executeAll(neighbours).requireSuccess();
    assertThat(rtnetlink.neighbours()).hasSize(500).contains(neighbour(0), neighbour(499));
  }

  private static Neighbour neighbour(int number) {
    IpAddress address = IpAddress.parse("10.0.0.0").plus(number);
    return Neighbour.permanent(2, address, new MacAddress(number));
  }

  @Test
  void interruptedListsAreAskedForAgain() {
    kernel.interruptDumps(2);
    assertThat(rtnetlink.links()).extracting(Link::name).containsExactly("lo");
    kernel.interruptDumps(20);
    assertThatThrownBy(rtnetlink::links)
        .isInstanceOfSatisfying(
            KernelException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EBUSY));
    assertThat(rtnetlink.links()).hasSize(1);
  }

  @Test
  void refusesWhatIsPlannedOnce() {
    kernel.refuseNext(
        request -> request.name().equals("RTM_NEWLINK"), Errno.ENOMEM, "out of patience");
    assertThatThrownBy(() -> rtnetlink.execute(RouteRequest.add(BRIDGE)))
        .isInstanceOf(NetlinkException.class)
        .hasMessageContaining("ENOMEM (12); kernel: \"out of patience\"");
    rtnetlink.execute(RouteRequest.add(BRIDGE));
    assertThat(rtnetlink.link("br0")).isPresent();
  }

  @Test
  void subscribersHearAndMayMiss() {
    int linkGroup = 1;
    try (NetlinkSubscription subscription =
        new NetlinkSubscription(kernel.connect(Netlink.ROUTE, linkGroup))) {
      Poll poll = new Poll(subscription.fd());
      assertThat(poll.await(Duration.ZERO)).isFalse();
      rtnetlink.execute(RouteRequest.add(BRIDGE));
      assertThat(poll.await(Duration.ZERO)).isTrue();
      List<RouteEvent> heard = new ArrayList<>();
      assertThat(subscription.drain(message -> heard.add(RouteEvent.decode(message))))
          .isEqualTo(Drained.COMPLETE);
      assertThat(heard).singleElement().isInstanceOf(RouteEvent.Appeared.class);
      assertThat(poll.await(Duration.ZERO)).isFalse();

      rtnetlink.execute(RouteRequest.delete(BRIDGE));
      kernel.overrunSubscribers();
      assertThat(poll.await(Duration.ZERO)).isTrue();
      assertThat(subscription.drain(message -> heard.add(RouteEvent.decode(message))))
          .isEqualTo(Drained.OVERRUN);
      assertThat(heard).hasSize(1);
    }
  }

  @Test
  void mayLackWhatOlderKernelsLack() {
    kernel.without("wireguard").withoutNexthopObjects();
    assertThatThrownBy(() ->
            rtnetlink.execute(RouteRequest.add(Link.named("wg0").withKind(LinkKind.WIREGUARD))))
        .hasMessageContaining("EOPNOTSUPP (95); kernel: \"Unknown device type\"");
    assertThat(rtnetlink.knowsNexthops()).isFalse();
    assertThatThrownBy(() -> rtnetlink.execute(RouteRequest.add(Nexthop.blackhole(1, false))))
        .hasMessageContaining("EOPNOTSUPP");
  }

  @Test
  void hasTheSysctlsItIsGiven() {
    String key = "net/bridge/bridge-nf-call-iptables";
    assertThat(kernel.sysctl(key)).isEmpty();
    assertThatThrownBy(() -> kernel.setSysctl(key, "1"))
        .hasMessage("sysctl -w " + key + "=1: ENOENT (2)");
    kernel.withSysctl(key, "1").setSysctl(key, "0");
    assertThat(kernel.sysctl(key)).hasValue("0");
  }

  @Test
  void forwardingIsToldOfEachLink() {
    kernel.setSysctl("net/ipv4/ip_forward", "1");
    assertThat(rtnetlink.netconfs(IpFamily.IPV4))
        .hasSize(3)
        .allMatch(netconf -> netconf.forwarding().orElse(0) == 1);
    assertThat(rtnetlink.netconfs(IpFamily.IPV6))
        .allMatch(netconf -> netconf.forwarding().orElse(1) == 0);
  }

  @Test
  void tellsWhichWayAPacketWouldGo() {
    rtnetlink.execute(RouteRequest.add(BRIDGE.up()));
    rtnetlink.execute(RouteRequest.add(Route.to(IpPrefix.parse("10.0.0.0/8")).on(2)));
    IpAddress inside = IpAddress.parse("10.7.0.1");
    assertThat(rtnetlink.routeTo(RouteLookup.to(inside)))
        .isInstanceOfSatisfying(
            RouteAnswer.Found.class, found -> assertThat(found.route().link()).isEqualTo(2));
    assertThat(rtnetlink.routeTo(RouteLookup.to(IpAddress.parse("192.168.0.1"))))
        .isEqualTo(new RouteAnswer.Refused(Errno.ENETUNREACH));
  }

  @Test
  void aReceiveThatWouldNeverReturnIsAMistake() {
    try (NetlinkTransport transport = kernel.connect(Netlink.ROUTE)) {
      assertThatThrownBy(() -> transport.receive(true, message -> {}))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> kernel.connect(Netlink.NETFILTER))
        .hasMessageContaining("EPROTONOSUPPORT");
  }
}
