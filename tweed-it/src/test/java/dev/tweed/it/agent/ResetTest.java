package dev.tweed.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tweed reset} takes away all and only what Tweed has left. */
@InNetns
class ResetTest {

  private static final String DUAL =
      "{\"Network\":\"10.244.0.0/16\",\"EnableIPv6\":true,\"IPv6Network\":\"fd00:10:244::/48\","
          + "\"Backend\":{\"Type\":\"vxlan\"}}";

  /** Names, numbers and neighbours much like Tweed's. */
  private static final String FOREIGN =
      """
      ip link add tweed9 type bridge; ip link set tweed9 up; ip addr add 10.9.0.1/24 dev tweed9
      ip link add tweed.9 type vxlan id 9 dev eth0 dstport 4789 nolearning
      ip link set tweed.9 alias tweeds up
      bridge fdb add 0e:54:00:00:00:09 dev tweed.9 dst 192.168.33.12
      ip neigh add 10.9.0.2 lladdr 0e:54:00:00:00:09 dev tweed9 nud permanent
      ip nexthop add id 84 via 192.168.33.12 dev eth0
      ip route add 10.98.0.0/16 nhid 84
      ip route add 10.99.0.0/16 via 192.168.33.12 proto 85
      ip route add 10.97.0.0/16 dev tweed9 table 84
      """;

  private static final String DETAILS =
      """
      ip -d -o link | sed 's/^[0-9]*: //; s/_timer *[0-9.]*//g'
      ip -o addr show scope global
      ip -d route show table all | grep -v fe80; ip -6 route show table main proto 84
      ip -d nexthop; ip -d neigh show nud permanent; bridge -d fdb | grep ' dst '
      grep . /proc/sys/net/ipv6/conf/*/forwarding
      """;

  @TempDir Path temporary;

  @Test
  void aBridgeThatOthersMadeStays(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, options -> options);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      LabHost host = net.host(1);
      host.shell().run("ip link add cni0 type bridge; ip link set cni0 up");
      agent.startAndAwaitReady("--network", LabNet.IPV4, "--bridge", "cni0");
      agent.kill();
      assertThat(host.shell().run("ip link show cni0")).contains("alias tweed");

      assertThat(agent.tweed("reset").out()).contains("ip link set cni0 alias \"\"\n");

      assertThat(host.shell().run("ip link show cni0")).doesNotContain("alias");
      assertThat(host.shell().run("ip -o link")).doesNotContain("tweed.1");
    }
  }

  private static void reservePeer(AgentProcess agent) {
    var vtep = new BackendData.Vtep(1, MacAddress.parse("0e:54:0a:f4:c8:00"));
    try (EmbeddedStore store = EmbeddedStore.open(agent.store())) {
      new LeaseBook(store, LeaseBook.FLANNEL_PREFIX)
          .reserve(
              LeaseKey.of(
                  IpPrefix.parse("10.244.200.0/24"), IpPrefix.parse("fd00:10:244:200::/64")),
              new LeaseValue(
                  Optional.of(IpAddress.parse("192.168.33.12")),
                  Optional.of(IpAddress.parse("fd00:33::12")),
                  Optional.of("vxlan"),
                  Optional.of(vtep),
                  Optional.of(vtep)));
    }
  }

  @Test
  void theHostIsAsItWasBefore(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 2, DUAL, options -> options);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      LabHost host = net.host(1);
      host.shell().run(FOREIGN);
      String before = host.dump() + host.shell().run(DETAILS);
      reservePeer(agent);
      agent.startAndAwaitReady("--network", DUAL);
      assertThat(host.shell().run("ip route; ip -6 route"))
          .contains("10.244.200.0/24 nhid ", "fd00:10:244:200::/64 via ");
      assertThat(host.shell().run("sysctl -n net.ipv6.conf.all.forwarding")).isEqualTo("1");
      host.shell()
          .run("ip link add vethtest type veth peer name c9; ip link set vethtest alias tweed:c9");
      assertThat(agent.tweed("reset").err())
          .startsWith("tweed: reset: an agent runs here")
          .containsOnlyOnce("\n");
      agent.kill();

      var dry = agent.tweed("reset", "--dry-run");
      assertThat(dry.out()).contains("ip link del tweed.1\n", "ip link del vethtest\n");
      assertThat(host.dump() + host.shell().run(DETAILS)).isNotEqualTo(before);

      var reset = agent.tweed("reset");

      assertThat(reset.exit()).as(reset.err()).isZero();
      assertThat(reset.out()).isEqualTo(dry.out());
      assertThat(host.dump() + host.shell().run(DETAILS)).isEqualTo(before);
      assertThat(agent.subnetFile().getParent()).doesNotExist();
      assertThat(agent.socket().getParent()).doesNotExist();
      assertThat(agent.tweed("reset").out()).isEmpty();
    }
  }
}
