package dev.tweed.linux.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.RouteType;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * <pre>
 *   near ──────────────── router ─────────────── far
 *   10.1.0.1   MTU 1500   10.1.0.2   MTU 1300    10.2.0.1
 *   fd01::1               10.2.0.2
 * </pre>
 */
class PingSocketTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Ticker TICKER = Ticker.system();

  private final Netns near = Netns.create();
  private final Netns router = Netns.create();
  private final Netns far = Netns.create();
  private final List<PingSocket> sockets = new ArrayList<>();

  @BeforeEach
  void connect() {
    cable(near, "near", "10.1.0.1/24", router, "left", "10.1.0.2/24", 1500);
    cable(far, "far", "10.2.0.1/24", router, "right", "10.2.0.2/24", 1300);
    near.run(() -> Sysctl.write("net/ipv4/ping_group_range", "0 2147483647"));
    router.run(() -> Sysctl.write("net/ipv4/ip_forward", "1"));
    add(near, Route.to(IpPrefix.parse("10.0.0.0/8")).via(ip("10.1.0.2")));
    add(far, Route.to(IpPrefix.parse("10.0.0.0/8")).via(ip("10.2.0.2")));
  }

  @AfterEach
  void close() {
    sockets.forEach(PingSocket::close);
    List.of(near, router, far).forEach(Netns::close);
  }

  @Test
  void anAnswerTellsItsTimeAndHops() {
    SentPing neighbour = settled(Ping.to(ip("10.1.0.2")));
    SentPing beyond = settled(Ping.to(ip("10.2.0.1")));
    assertThat(neighbour.outcome())
        .isInstanceOfSatisfying(
            PingOutcome.Reply.class,
            reply -> {
              assertThat(reply.ttl()).isEqualTo(OptionalInt.of(64));
              assertThat(reply.roundTrip()).isPositive();
            });
    assertThat(beyond.outcome())
        .isInstanceOfSatisfying(
            PingOutcome.Reply.class, reply -> assertThat(reply.ttl()).hasValue(63));
  }

  @Test
  void speaksIpv6() {
    add(near, address("fd01::1/64", link("near", near)));
    add(router, address("fd01::2/64", link("left", router)));
    assertThat(settled(Ping.to(ip("fd01::2"))).outcome())
        .isInstanceOfSatisfying(
            PingOutcome.Reply.class, reply -> assertThat(reply.ttl()).hasValue(64));
    assertThat(settled(Ping.ofPacket(ip("fd01::2"), 1500)).outcome())
        .isInstanceOf(PingOutcome.Reply.class);
    assertThat(settled(Ping.ofPacket(ip("fd01::2"), 1501)).outcome())
        .isEqualTo(new PingOutcome.TooBig(1500));
  }

  @Test
  void whatDoesNotFitTheFirstLinkIsRefusedWithItsMtu() {
    assertThat(settled(Ping.ofPacket(ip("10.1.0.2"), 1500)).outcome())
        .isInstanceOf(PingOutcome.Reply.class);
    assertThat(settled(Ping.ofPacket(ip("10.1.0.2"), 1501)).outcome())
        .isEqualTo(new PingOutcome.TooBig(1500));
    assertThat(settled(new Ping(ip("10.1.0.2"), 3000, true)).outcome())
        .isInstanceOf(PingOutcome.Reply.class);
  }

  @Test
  void whatDoesNotFitALaterLinkIsReportedWithItsMtu() {
    assertThat(settled(Ping.ofPacket(ip("10.2.0.1"), 1301)).outcome())
        .isEqualTo(new PingOutcome.TooBig(1300));
    assertThat(settled(Ping.ofPacket(ip("10.2.0.1"), 1300)).outcome())
        .isInstanceOf(PingOutcome.Reply.class);
  }

  @Test
  void unreachableHereAndUnreachableThere() {
    assertThat(settled(Ping.to(ip("192.168.0.1"))).outcome())
        .isEqualTo(new PingOutcome.Unreachable(Errno.ENETUNREACH));
    add(router, Route.to(IpPrefix.parse("10.7.0.0/16")).withType(RouteType.UNREACHABLE));
    assertThat(settled(Ping.to(ip("10.7.0.1"))).outcome())
        .isEqualTo(new PingOutcome.Unreachable(Errno.EHOSTUNREACH));
  }

  @Test
  void anErrorOfOneEchoDoesNotDisturbTheNext() {
    add(router, Route.to(IpPrefix.parse("10.7.0.0/16")).withType(RouteType.UNREACHABLE));
    PingSocket socket = socket(IpFamily.IPV4);
    SentPing lost = socket.send(Ping.to(ip("10.7.0.1")));
    SentPing answered = socket.send(Ping.to(ip("10.2.0.1")));
    PingSocket.settle(sockets, LONG, TICKER);
    assertThat(lost.outcome()).isEqualTo(new PingOutcome.Unreachable(Errno.EHOSTUNREACH));
    assertThat(answered.outcome()).isInstanceOf(PingOutcome.Reply.class);
  }

  @Test
  void silenceIsNoReply() {
    add(router, Route.to(IpPrefix.parse("10.7.0.0/16")).withType(RouteType.BLACKHOLE));
    PingSocket socket = socket(IpFamily.IPV4);
    SentPing sent = socket.send(Ping.to(ip("10.7.0.1")));
    PingSocket.settle(sockets, Duration.ofMillis(20), TICKER);
    assertThat(sent.outcome()).isEqualTo(new PingOutcome.NoReply());
    assertThat(socket.inFlight()).isOne();
  }

  @Test
  void manyAreInFlightAtOnce() {
    far.run(() -> Sysctl.write("net/ipv4/ping_group_range", "0 2147483647"));
    sockets.add(PingSocket.open(far, IpFamily.IPV4, TICKER));
    PingSocket socket = socket(IpFamily.IPV4);
    List<SentPing> sent = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> sent.add(socket.send(Ping.to(ip("10.2.0.1")))));
    IntStream.range(0, 100)
        .forEach(i -> sent.add(sockets.getFirst().send(Ping.to(ip("10.1.0.1")))));
    PingSocket.settle(sockets, LONG, TICKER);
    assertThat(sent).allMatch(each -> each.outcome() instanceof PingOutcome.Reply);
  }

  @Test
  void aNamespaceThatForbidsPingsIsNamed() {
    assertThatThrownBy(() -> PingSocket.open(router, IpFamily.IPV4, TICKER))
        .isInstanceOf(KernelException.class)
        .hasMessageStartingWith("IPv4 ping socket: EACCES (13)")
        .hasMessageContaining("sysctl -w net/ipv4/ping_group_range");
    assertThatThrownBy(() -> socket(IpFamily.IPV6).send(Ping.to(ip("10.2.0.1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SentPing settled(Ping ping) {
    SentPing sent = socket(ping.destination().family()).send(ping);
    PingSocket.settle(sockets, LONG, TICKER);
    return sent;
  }

  private PingSocket socket(IpFamily family) {
    PingSocket socket = PingSocket.open(near, family, TICKER);
    sockets.add(socket);
    return socket;
  }

  private static void cable(
      Netns a, String aName, String aPrefix, Netns b, String bName, String bPrefix, int mtu) {
    Link end = Link.named(bName).inNamespace(b).withMtu(mtu);
    add(a, Link.named(aName).withMtu(mtu).withKind(VethKind.to(end)));
    bringUp(a, aName, aPrefix);
    bringUp(b, bName, bPrefix);
  }

  private static void add(Netns netns, RouteObject object) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      rtnetlink.execute(RouteRequest.add(object));
    }
  }

  private static void bringUp(Netns netns, String name, String prefix) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      rtnetlink.execute(RouteRequest.change(Link.named(name).up()));
    }
    add(netns, address(prefix, link(name, netns)));
  }

  private static Address address(String prefix, int link) {
    IpPrefix parsed = IpPrefix.parse(prefix);
    Address address = Address.of(parsed, link);
    return parsed.address().isV4() ? address : address.withFlag(Address.NODAD);
  }

  private static int link(String name, Netns netns) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      return rtnetlink.link(name).orElseThrow().index();
    }
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text);
  }
}
