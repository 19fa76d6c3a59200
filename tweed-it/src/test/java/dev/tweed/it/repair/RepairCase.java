package dev.tweed.it.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Difference;
import dev.tweed.it.net.LabContainer;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.PingStream;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three hosts with two containers each. While a container of the first pings one of the second,
 * somebody spoils something on the first host. Within a second the kernel holds again what it held
 * before, and pings are answered.
 */
@InNetns
@ExtendWith(RepairTimes.Resolver.class)
abstract class RepairCase {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * RTNLGRP_LINK, NEIGH, IPV4_IFADDR, IPV4_ROUTE, IPV6_IFADDR, IPV6_ROUTE, IPV4_NETCONF,
   * IPV6_NETCONF, NEXTHOP: uapi/linux/rtnetlink.h.
   */
  private static final int[] GROUPS = {1, 3, 5, 7, 9, 11, 24, 25, 32};

  private final Ticker ticker = Ticker.system();
  private RepairTimes times;
  private LabNet net;
  private String fault;

  @BeforeEach
  void start(Namespaces namespaces, RepairTimes run, TestInfo test) {
    times = run;
    fault = label(test);
    net = LabNet.threeHosts(namespaces, config(), options -> options);
  }

  /** {@code ChangedMtu ofTheBridge}. */
  private static String label(TestInfo test) {
    String name = test.getTestClass().orElseThrow().getSimpleName();
    return name.replaceFirst("Test$", " ") + test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void stop() {
    if (net != null) {
      net.close();
    }
  }

  /** The network's configuration. */
  String config() {
    return LabNet.IPV4;
  }

  /** What the pings go by. */
  IpFamily family() {
    return IpFamily.IPV4;
  }

  /** The host on which something is spoilt. */
  LabHost host() {
    return net.host(1);
  }

  /** Another host's subnet. */
  IpPrefix peerSubnet() {
    LeaseKey subnets = net.host(2).subnets();
    return (family() == IpFamily.IPV4 ? subnets.ipv4() : subnets.ipv6()).orElseThrow();
  }

  /** What that subnet's entries hang on: its first address. */
  String peerGateway() {
    return peerSubnet().address().toString();
  }

  String peerMac() {
    String line = host().shell().run("ip neigh show " + peerGateway() + " dev tweed.1");
    return line.replaceAll(".*lladdr ([^ ]+).*", "$1");
  }

  String peerNexthop() {
    return Integer.toUnsignedString(peerSubnet().address().lowBits());
  }

  /** The host's end of the pinging container's cable. */
  String port() {
    return host().containers().getFirst().attachment().hostLink();
  }

  /** Does the damage, a line of shell in the host's namespace, and awaits the repair. */
  void heals(String damage) throws InterruptedException {
    heals(damage, LIMIT);
  }

  /**
   * Does the damage and awaits the repair.
   *
   * @param pingLimit within which pings are to be answered again
   */
  void heals(String damage, Duration pingLimit) throws InterruptedException {
    LabContainer from = host().containers().getFirst();
    LabContainer to = net.host(2).containers().getFirst();
    try (PingStream pings = PingStream.start(from, to.address(family()), ticker);
        NetlinkSubscription events =
            NetlinkSubscription.open(host().netns(), Netlink.ROUTE, GROUPS)) {
      long start = ticker.nanos();
      assertThat(pings.answerAfter(start, start + PATIENCE.toNanos()))
          .as("a first answer")
          .isPresent();
      String before = host().dump();
      long calm = ticker.nanos();

      host().shell().run(damage);
      long done = ticker.nanos();
      Duration settled = awaitSettled(events, done);
      Optional<Long> answer = pings.answerAfter(done, done + PATIENCE.toNanos());
      assertThat(answer).as("an answer within %s", PATIENCE).isPresent();
      Duration answered = Duration.ofNanos(answer.orElseThrow() - done);
      times.add(fault, settled, answered, pings.finish(calm));

      assertThat(host().dump()).as("what the kernel holds").isEqualTo(before);
      assertThat(settled).as("until the kernel held all again").isLessThan(LIMIT);
      assertThat(answered).as("until a ping was answered").isLessThan(pingLimit);
      assertThat(host().agent().status().problems()).isEmpty();
    }
  }

  /** Asks the agent each time the kernel has something to tell. */
  private Duration awaitSettled(NetlinkSubscription events, long done) {
    Poll poll = new Poll(events.fd());
    long deadline = done + PATIENCE.toNanos();
    Difference difference = difference();
    while (!difference.isEmpty()) {
      Duration left = Duration.ofNanos(deadline - ticker.nanos());
      assertThat(left).as("time left to settle %s", difference).isPositive();
      poll.await(left);
      events.drain(_ -> {});
      difference = difference();
    }
    return Duration.ofNanos(ticker.nanos() - done);
  }

  private Difference difference() {
    return Difference.between(host().desired(), host().observed());
  }
}
