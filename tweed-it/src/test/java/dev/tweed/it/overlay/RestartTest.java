package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.PingStream;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.net.IpFamily;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agents come and go; packets keep flowing. */
@InNetns
class RestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int[] EVERYTHING = {1, 3, 5, 7, 8, 9, 11, 32};
  private static final int ECHOES_AFTERWARDS = 100;

  private final Ticker ticker = Ticker.system();

  @Test
  void aRestartedAgentAdoptsWhatIsThereAndNoPacketIsLost(Namespaces namespaces)
      throws InterruptedException {
    try (LabNet net = LabNet.threeHosts(namespaces, LabNet.IPV4, options -> options)) {
      LabHost host = net.host(1);
      var to = net.host(2).containers().getFirst().address(IpFamily.IPV4);
      try (PingStream pings = PingStream.start(host.containers().getFirst(), to, ticker);
          NetlinkSubscription events =
              NetlinkSubscription.open(host.netns(), Netlink.ROUTE, EVERYTHING)) {
        awaitAnswer(pings);
        long since = ticker.nanos();
        String before = host.dump();
        var subnets = host.subnets();
        events.drain(_ -> {});
        host.stop();
        awaitAnswer(pings);
        host.start();
        for (int i = 0; i < ECHOES_AFTERWARDS; i++) {
          awaitAnswer(pings);
        }
        assertThat(vanished(events)).isEmpty();
        assertThat(host.dump()).isEqualTo(before);
        assertThat(host.subnets()).isEqualTo(subnets);
        assertThat(pings.finish(since)).as("lost of %d", pings.sent()).isZero();
      }
    }
  }

  @Test
  void aStoppedAgentLeavesAWorkingNetwork(Namespaces namespaces) throws InterruptedException {
    try (LabNet net = LabNet.threeHosts(namespaces, LabNet.IPV4, options -> options)) {
      var to = net.host(2).containers().getFirst().address(IpFamily.IPV4);
      try (PingStream pings = PingStream.start(net.host(1).containers().getFirst(), to, ticker)) {
        awaitAnswer(pings);
        long since = ticker.nanos();
        net.hosts().forEach(LabHost::stop);
        awaitAnswer(pings);
        assertThat(pings.finish(since)).isZero();
      }
    }
  }

  private void awaitAnswer(PingStream pings) throws InterruptedException {
    long now = ticker.nanos();
    assertThat(pings.answerAfter(now, now + PATIENCE.toNanos())).isPresent();
  }

  /** What the kernel says has gone, but for neighbours, whose state changes by itself. */
  private static List<RouteEvent> vanished(NetlinkSubscription events) {
    List<RouteEvent> gone = new ArrayList<>();
    events.drain(message -> {
      if (RouteEvent.decode(message) instanceof RouteEvent.Vanished vanished) {
        gone.add(vanished);
      }
    });
    return gone;
  }
}
