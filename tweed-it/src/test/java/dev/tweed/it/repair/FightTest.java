package dev.tweed.it.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtm;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Another program has its own idea of the bridge's MTU and sees to it as quickly as the agent does.
 * The agent keeps on, but does not keep a core busy; and it wins once the other gives up.
 */
class FightTest {

  private static final Duration FIGHT = Duration.ofSeconds(4);
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int THEIRS = 1300;
  private static final int OURS = 1450;

  private final Ticker ticker = Ticker.system();

  @Test
  @InNetns
  void doesNotKeepACoreBusy(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, options -> options);
        NetlinkSubscription events =
            NetlinkSubscription.open(net.host(1).netns(), Netlink.ROUTE, Rtm.GROUP_LINK);
        Rtnetlink other = Rtnetlink.open(net.host(1).netns())) {
      LabHost host = net.host(1);
      host.start();
      long cpu = cpuOf("tweed-node-1");
      long start = ticker.nanos();
      int undone = fight(events, other, start + FIGHT.toNanos());
      double share = (cpuOf("tweed-node-1") - cpu) / (double) (ticker.nanos() - start);
      System.out.printf("fight: undone %d times, %.1f %% of a core%n", undone, share * 100);
      assertThat(undone).isPositive();
      assertThat(share).as("share of a core").isLessThan(0.5);
      assertThat(awaitOurs(events, other)).as("until ours again").isLessThan(LIMIT);
    }
  }

  private int fight(NetlinkSubscription events, Rtnetlink other, long end) {
    Poll poll = new Poll(events.fd());
    int undone = 0;
    for (long left = 1; left > 0; left = end - ticker.nanos()) {
      Link bridge = bridge(other);
      if (bridge.mtu().orElse(0) != THEIRS) {
        other.execute(RouteRequest.change(Link.at(bridge.index()).withMtu(THEIRS)));
        undone++;
      }
      events.drain(_ -> {});
      if (bridge(other).mtu().orElse(0) == THEIRS) {
        poll.await(Duration.ofNanos(Math.max(0, end - ticker.nanos())));
      }
    }
    return undone;
  }

  private Duration awaitOurs(NetlinkSubscription events, Rtnetlink other) {
    Poll poll = new Poll(events.fd());
    long start = ticker.nanos();
    while (bridge(other).mtu().orElse(0) != OURS && ticker.nanos() - start < 2 * LIMIT.toNanos()) {
      poll.await(LIMIT);
      events.drain(_ -> {});
    }
    return Duration.ofNanos(ticker.nanos() - start);
  }

  private static Link bridge(Rtnetlink rtnetlink) {
    return rtnetlink.link("tweed0").orElseThrow();
  }

  private static long cpuOf(String thread) {
    var threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(candidate -> candidate.getName().equals(thread))
        .mapToLong(found -> threads.getThreadCpuTime(found.threadId()))
        .max()
        .orElseThrow();
  }
}
