package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.overlay.OverlayException;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be is refused with a sentence, and leaves no trace; nor does what was undone. */
@InNetns
class NothingLeftTest {

  private static final UnaryOperator<AgentOptions> SAME = options -> options;

  @Test
  void clearedHostIsAsItWasBefore(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 2, LabNet.IPV4, SAME)) {
      LabHost host = net.host(1);
      host.shell()
          .run(
              "ip route add 10.99.0.0/16 via 192.168.33.12; ip nexthop add id 7 via 192.168.33.12 dev eth0");
      String before = host.dump();
      net.hosts().forEach(LabHost::start);
      net.attach(host, "c1");
      assertThat(host.dump()).isNotEqualTo(before);
      Agent agent = host.agent();
      agent.detach("c1");
      agent.reconciler().clear().join();
      host.stop();
      assertThat(host.dump()).isEqualTo(before);
    }
  }

  @Test
  void detachedContainerLeavesNothing(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, SAME)) {
      LabHost host = net.host(1);
      host.start();
      String before = host.dump();
      var container = net.attach(host, "c1");
      host.agent().detach("c1");
      assertThat(host.dump()).isEqualTo(before);
      assertThat(new dev.tweed.it.net.Shell(container.netns()).run("ip -o link"))
          .doesNotContain("eth0");
      assertThat(net.attach(host, "c2").attachment().addresses())
          .as("the address is free again")
          .isEqualTo(container.attachment().addresses());
      host.agent().detach("c1");
    }
  }

  @Test
  void aStoppedAgentsContainersCanBeDetachedWithoutWaitingForEver(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, SAME)) {
      LabHost host = net.host(1);
      host.start();
      net.attach(host, "c1");
      Agent agent = host.agent();
      host.stop();
      agent.detach("c1");
      assertThat(agent.status().attachments()).isEmpty();
    }
  }

  @Test
  void bridgeNameTakenByAnotherKind(Namespaces namespaces) throws IOException {
    refuses(
        namespaces,
        "ip link add tweed0 type ifb",
        LabNet.IPV4,
        "bridge \"tweed0\"",
        "ifb of that name");
  }

  @Test
  void tunnelNameTakenByAnotherKind(Namespaces namespaces) throws IOException {
    refuses(
        namespaces,
        "ip link add tweed.1 type bridge",
        LabNet.IPV4,
        "ip link add tweed.1",
        "type bridge",
        "which Tweed did not make");
  }

  @Test
  void vniTakenBySomebodyElsesTunnel(Namespaces namespaces) throws IOException {
    refuses(
        namespaces,
        "ip link add mine type vxlan id 1 dev eth0 dstport 8472",
        LabNet.IPV4,
        "link add tweed.1",
        "EEXIST",
        "already exists");
  }

  @Test
  void underlayThatUsesTheOverlaysRange(Namespaces namespaces) throws IOException {
    refuses(
        namespaces,
        "",
        "{\"Network\":\"192.168.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}",
        "Network 192.168.0.0/16: overlaps 192.168.33.0/24",
        "eth0");
  }

  @Test
  void vniBeyondWhatANameHolds(Namespaces namespaces) throws IOException {
    refuses(
        namespaces,
        "",
        "{\"EnableIPv4\":false,\"EnableIPv6\":true,\"IPv6Network\":\"fd00:10:244::/48\","
            + "\"Backend\":{\"Type\":\"vxlan\",\"VNI\":16777215}}",
        "tweed-v6.16777215",
        "1 to 15 bytes");
  }

  @Test
  void outOfSubnets(Namespaces namespaces) {
    String three =
        "{\"Network\":\"10.244.0.0/28\",\"SubnetLen\":30,\"Backend\":{\"Type\":\"vxlan\"}}";
    try (LabNet net = LabNet.cabled(namespaces, 4, three, SAME)) {
      net.host(1).start();
      net.host(2).start();
      net.host(3).start();
      String before = net.host(4).dump();
      assertThatThrownBy(net.host(4)::start)
          .isInstanceOf(OverlayException.class)
          .hasMessageContaining("all 3 subnets of /30");
      assertThat(net.host(4).dump()).isEqualTo(before);
      assertThat(leases(net)).isEqualTo(3);
    }
  }

  @Test
  void aFailedRestartTakesNothingAway(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 2, LabNet.IPV4, SAME)) {
      net.hosts().forEach(LabHost::start);
      LabHost host = net.host(1);
      net.host(2).agent().reconciler().desired().join();
      host.stop();
      host.shell().run("ip link del tweed.1; ip link add tweed.1 type bridge");
      String before = host.dump();
      assertThatThrownBy(host::start).hasMessageContaining("tweed.1");
      assertThat(host.dump()).contains(before.lines().filter(l -> l.startsWith("tweed0")).toList());
      assertThat(leases(net)).isEqualTo(2);
    }
  }

  private static void refuses(Namespaces namespaces, String damage, String config, String... words)
      throws IOException {
    try (LabNet net = LabNet.cabled(namespaces, 1, config, SAME)) {
      LabHost host = net.host(1);
      host.shell().run(damage);
      String before = host.dump();
      long open = descriptors();
      assertThatThrownBy(host::start)
          .isInstanceOf(OverlayException.class)
          .hasMessageContainingAll(words)
          .message()
          .as("one line")
          .doesNotContain("\n");
      assertThat(host.dump()).isEqualTo(before);
      assertThat(leases(net)).isZero();
      assertThat(descriptors()).as("open descriptors").isEqualTo(open);
    }
  }

  private static int leases(LabNet net) {
    return new LeaseBook(net.store(), LeaseBook.FLANNEL_PREFIX).read().leases().size();
  }

  /** Sockets, event descriptors and namespaces that this process has open. */
  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(NothingLeftTest::isOfTheKernel).count();
    }
  }

  private static boolean isOfTheKernel(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return Stream.of("socket:", "anon_inode:", "net:").anyMatch(target::startsWith);
    } catch (IOException e) {
      return false; // the one that lists the directory
    }
  }
}
