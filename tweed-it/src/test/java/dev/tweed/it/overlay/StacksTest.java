package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.agent.AgentOptions;
import dev.tweed.it.net.LabContainer;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.Pings;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.net.IpFamily;
import dev.tweed.overlay.LinkNames;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every kind of overlay comes up, and in it every container reaches every other. */
@InNetns
class StacksTest {

  private static final int IPV4_MTU = 1450;
  private static final int IPV6_MTU = 1430;

  @Test
  void ipv4(Namespaces namespaces) {
    try (LabNet net = LabNet.threeHosts(namespaces, LabNet.IPV4, same())) {
      assertAllReachAll(net, IpFamily.IPV4);
      assertFits(net, IpFamily.IPV4, IPV4_MTU);
    }
  }

  @Test
  void dualStack(Namespaces namespaces) {
    String config =
        """
        {"Network":"10.244.0.0/16","EnableIPv6":true,"IPv6Network":"fd00:10:244::/48",
         "Backend":{"Type":"vxlan"}}
        """;
    try (LabNet net = LabNet.threeHosts(namespaces, config, same())) {
      assertAllReachAll(net, IpFamily.IPV4);
      assertAllReachAll(net, IpFamily.IPV6);
      assertFits(net, IpFamily.IPV6, IPV6_MTU);
    }
  }

  @Test
  void ipv6Alone(Namespaces namespaces) {
    String config =
        """
        {"EnableIPv4":false,"EnableIPv6":true,"IPv6Network":"fd00:10:244::/48",
         "Backend":{"Type":"vxlan"}}
        """;
    try (LabNet net = LabNet.threeHosts(namespaces, config, same())) {
      assertAllReachAll(net, IpFamily.IPV6);
      assertFits(net, IpFamily.IPV6, IPV6_MTU);
      assertThat(net.host(1).shell().run("ip -o -4 addr show scope global"))
          .as("IPv4 addresses other than the underlay's")
          .doesNotContain("tweed");
    }
  }

  @Test
  void flannelsExampleWithPort(Namespaces namespaces) {
    String config =
        """
        {"Network":"10.244.0.0/16","Backend":{"Type":"vxlan",
         "RouteTableFilter":["tag:KubernetesCluster=x"],"Port":8472}}
        """;
    try (LabNet net = LabNet.threeHosts(namespaces, config, same())) {
      assertAllReachAll(net, IpFamily.IPV4);
      assertThat(links(net)).contains("tweed.1:", "tweed0:", "vxlan id 1 ", "dstport 8472");
    }
  }

  @Test
  void flannelsExampleWithRangeAndVniUnderFlannelsNames(Namespaces namespaces) {
    String config =
        """
        {"Network":"172.16.0.0/12","SubnetLen":24,"SubnetMin":"172.16.16.0",
         "SubnetMax":"172.31.247.0","Backend":{"Type":"vxlan","VNI":172,"Port":8889}}
        """;
    LinkNames flannels = new LinkNames("flannel", "cni0");
    try (LabNet net =
        LabNet.threeHosts(namespaces, config, options -> options.withNames(flannels))) {
      assertAllReachAll(net, IpFamily.IPV4);
      assertThat(links(net))
          .contains("flannel.172:", "cni0:", "vxlan id 172 ", "dstport 8889")
          .doesNotContain("tweed0");
    }
  }

  private static UnaryOperator<AgentOptions> same() {
    return options -> options;
  }

  private static String links(LabNet net) {
    return net.host(1).shell().run("ip -d link");
  }

  private static void assertAllReachAll(LabNet net, IpFamily family) {
    assertThat(Pings.failures(net.containers(), family)).isEmpty();
  }

  /** Between hosts a packet passes two routers, and one byte more than the MTU is refused. */
  private static void assertFits(LabNet net, IpFamily family, int mtu) {
    List<LabContainer> there = net.host(2).containers();
    LabContainer from = net.host(1).containers().getFirst();
    var destination = there.getFirst().address(family);
    assertThat(Pings.send(from, Ping.ofPacket(destination, mtu)))
        .isInstanceOfSatisfying(
            PingOutcome.Reply.class, reply -> assertThat(reply.ttl()).hasValue(62));
    assertThat(Pings.send(from, Ping.ofPacket(destination, mtu + 1)))
        .isEqualTo(new PingOutcome.TooBig(mtu));
  }
}
