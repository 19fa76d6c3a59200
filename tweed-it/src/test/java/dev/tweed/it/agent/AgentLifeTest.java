package dev.tweed.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.agent.AgentOptions;
import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.it.net.LabContainer;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.PingStream;
import dev.tweed.linux.Ticker;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent as a process: it stops, is killed and starts again, and no packet is lost. */
@InNetns
class AgentLifeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ECHOES_AFTERWARDS = 100;
  private static final LeaseKey OWN = LeaseKey.of(IpPrefix.parse("10.244.1.0/24"));
  private static final IpAddress GATEWAY = IpAddress.parse("10.244.1.1");

  @TempDir Path temporary;
  private final Ticker ticker = Ticker.system();

  /** node-2's agent knows node-1 from a reservation, and node-1's store knows node-2 likewise. */
  private LabContainer peer(LabNet net, AgentProcess agent) throws IOException {
    LeaseBook theirs = new LeaseBook(net.store(), LeaseBook.FLANNEL_PREFIX);
    var vtep = new BackendData.Vtep(1, MacAddress.parse("0e:54:0a:f4:01:00"));
    theirs.reserve(OWN, LeaseValue.vxlan(IpAddress.parse("192.168.33.11"), vtep));
    LabHost second = net.host(2);
    second.start();
    try (EmbeddedStore store = EmbeddedStore.open(agent.store())) {
      LeaseBook ours = new LeaseBook(store, LeaseBook.FLANNEL_PREFIX);
      ours.putConfig(NetworkConfig.parse(LabNet.IPV4), 0);
      SubnetLease lease = theirs.read().leases().get(second.subnets());
      ours.reserve(lease.key(), lease.value());
    }
    Files.createDirectories(agent.subnetFile().getParent());
    Files.writeString(agent.subnetFile(), "FLANNEL_SUBNET=10.244.1.1/24\n");
    return net.attach(second, "c1");
  }

  @Test
  void restartsAndKillsLoseNoPacket(Namespaces namespaces) throws Exception {
    try (LabNet net = LabNet.cabled(namespaces, 2, LabNet.IPV4, AgentLifeTest::same);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      LabContainer container = peer(net, agent);
      agent.startAndAwaitReady();
      assertThat(agent.subnetFile()).content().contains("FLANNEL_SUBNET=10.244.1.1/24");
      String before = net.host(1).dump();
      try (PingStream pings = PingStream.start(container, GATEWAY, ticker)) {
        awaitAnswer(pings);
        long since = ticker.nanos();

        assertThat(agent.stop()).isZero();
        awaitAnswer(pings);
        agent.startAndAwaitReady();
        agent.kill();
        awaitAnswer(pings);
        agent.startAndAwaitReady();

        for (int i = 0; i < ECHOES_AFTERWARDS; i++) {
          awaitAnswer(pings);
        }
        assertThat(pings.finish(since)).as("lost of %d", pings.sent()).isZero();
      }
      assertThat(net.host(1).dump()).isEqualTo(before);
      assertThat(agent.logged()).contains("stopped: packets go on flowing");
    }
  }

  @Test
  void theServiceManagerIsToldHowItIs(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, AgentLifeTest::same);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      agent.start(Map.of("WATCHDOG_USEC", "300000"));
      assertThat(agent.awaitMessage("STATUS="))
          .startsWith(
              "STATUS=waiting: no network configured: nothing at /coreos.com/network/config");
      var set = agent.tweed("network", "set", LabNet.IPV4);
      assertThat(set.exit()).as(set.err()).isZero();
      assertThat(agent.awaitMessage("READY=1")).contains("STATUS=10.244.").contains(" by vxlan");
      agent.awaitMessage("WATCHDOG=1");
      agent.awaitMessage("WATCHDOG=1");
      assertThat(agent.stop()).isZero();
      agent.awaitMessage("STOPPING=1");
    }
  }

  @Test
  void aReleasedLeaseTakesEverythingWithIt(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, AgentLifeTest::same);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      String before = net.host(1).dump();
      agent.startAndAwaitReady("--network", LabNet.IPV4);
      assertThat(net.host(1).dump()).isNotEqualTo(before);

      var released = agent.tweed("lease", "release");

      assertThat(released.err()).startsWith("released 10.244.").endsWith(", the agent stops\n");
      assertThat(agent.awaitEnd()).isZero();
      assertThat(net.host(1).dump()).isEqualTo(before);
      assertThat(agent.subnetFile()).doesNotExist();
      assertThat(agent.tweed("leases", "--store", "embedded:" + agent.store()).out())
          .doesNotContain("10.244.");
    }
  }

  @Test
  void releaseOnExitLeavesNothingButTheStore(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, AgentLifeTest::same);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      String before = net.host(1).dump();
      agent.startAndAwaitReady("--network", LabNet.IPV4, "--release-on-exit");

      assertThat(agent.stop()).isZero();

      assertThat(net.host(1).dump()).isEqualTo(before);
      assertThat(agent.socket().getParent()).doesNotExist();
      assertThat(agent.tweed("reset").out()).isEmpty();
      assertThat(agent.tweed("network", "show", "--store", "embedded:" + agent.store()).out())
          .contains("10.244.0.0/16");
    }
  }

  @Test
  void aSecondAgentIsRefused(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, AgentLifeTest::same);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      agent.startAndAwaitReady("--network", LabNet.IPV4);
      var second = agent.tweed("agent");
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.err())
          .isEqualTo("tweed: another process answers on " + agent.socket() + " already\n");
      assertThat(agent.tweed("status").exit()).isZero();
    }
  }

  private static AgentOptions same(AgentOptions options) {
    return options;
  }

  private void awaitAnswer(PingStream pings) throws InterruptedException {
    long now = ticker.nanos();
    assertThat(pings.answerAfter(now, now + PATIENCE.toNanos())).isPresent();
  }
}
