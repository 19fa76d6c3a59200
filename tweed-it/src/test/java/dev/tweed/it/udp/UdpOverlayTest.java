package dev.tweed.it.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.agent.Agent;
import dev.tweed.host.HostTunnel;
import dev.tweed.it.udp.UdpHosts.Container;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hosts whose overlay is flannel's udp, carried by their agents. */
@InNetns
@Timeout(120)
class UdpOverlayTest {

  private static final long MANY_BYTES = 50_000_000;

  private UdpHosts hosts;
  private Agent agent;
  private Container c1;
  private Container c2;

  @BeforeEach
  void build(Namespaces namespaces) {
    hosts = new UdpHosts(namespaces);
    agent = hosts.start(hosts.one);
    hosts.start(hosts.two);
    c1 = hosts.container(hosts.one, "c1");
    c2 = hosts.container(hosts.two, "c2");
  }

  @AfterEach
  void stop() {
    hosts.close();
  }

  @Test
  void bytesArriveIntactBothWays() {
    assertIntact(Transfer.of(c1, c2, MANY_BYTES));
    assertIntact(Transfer.of(c2, c1, MANY_BYTES));
  }

  private static void assertIntact(Transfer transfer) {
    assertThat(transfer.received()).isEqualTo(transfer.sent());
  }

  @Test
  void linksLeaveRoomForTheOuterHeaders() {
    assertThat(mtu(hosts.one, UdpHosts.LINK)).isEqualTo(1472);
    assertThat(mtu(c1.netns(), "eth0")).isEqualTo(1472);
  }

  private static int mtu(Netns netns, String name) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      return rtnetlink.link(name).orElseThrow().mtu().orElseThrow();
    }
  }

  @Test
  void aSubnetThatNobodyHasIsUnreachable() {
    assertThatThrownBy(() -> c1.netns().call(() -> connect(IpAddress.parse("10.244.255.9"))))
        .hasStackTraceContaining("unreachable");
  }

  private static boolean connect(IpAddress address) throws java.io.IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByAddress(address.bytes()), 1), 20_000);
      return true;
    }
  }

  @Test
  void aDeletedLinkComesBackAndCarriesPackets() {
    int before = index();
    try (Rtnetlink somebody = Rtnetlink.open(hosts.one)) {
      somebody.execute(RouteRequest.delete(Link.at(before)));
    }
    while (index() == before || !carriesPackets(agent)) { // each look is a round of repair
      Thread.onSpinWait();
    }
    assertIntact(Transfer.of(c1, c2, 100_000));
    assertThat(agent.status().problems()).isEmpty();
  }

  private static boolean carriesPackets(Agent agent) {
    return agent.reconciler().observed().join().objects().stream()
        .anyMatch(HostTunnel.class::isInstance);
  }

  private int index() {
    try (Rtnetlink rtnetlink = Rtnetlink.open(hosts.one)) {
      return rtnetlink.link(UdpHosts.LINK).map(Link::index).orElse(0);
    }
  }

  /** Without an agent nobody carries packets, but nothing leads them astray either. */
  @Test
  void aRestartedAgentTakesTheLinkUpAgain() {
    int before = index();
    hosts.stop(hosts.one);
    assertThat(index()).isEqualTo(before);
    Agent again = hosts.start(hosts.one);
    assertThat(carriesPackets(again)).isTrue();
    assertThat(index()).isEqualTo(before);
    assertIntact(Transfer.of(c1, c2, 100_000));
  }

  @Test
  void clearedHostHasNoTraceOfIt() {
    agent.reconciler().clear().join();
    assertThat(index()).isZero();
    assertThat(carriesPackets(agent)).isFalse();
  }
}
