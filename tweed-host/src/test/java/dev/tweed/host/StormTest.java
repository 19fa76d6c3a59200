package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.route.RouteRequest;
import dev.tweed.testkit.kernel.FakeKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is desired and undesired, and whatever somebody else does meanwhile: once there is peace
 * the kernel holds what is desired, all of it and nothing else of ours.
 */
class StormTest {

  static final int FIRST_PEER = 2;
  static final int PEERS = 6;
  private static final int STORMS = 1500;
  private static final int STEPS = 40;
  private static final int MOST_ROUNDS_TO_PEACE = 30;

  @Test
  void storms() {
    for (long seed = 1; seed <= STORMS; seed++) {
      try (TestHost host = new TestHost(new FakeKernel())) {
        storm(host, new Random(seed));
        assertPeace(host, seed);
      }
    }
  }

  @Test
  void stormsOnAKernelWithoutNexthopObjects() {
    for (long seed = 1; seed <= STORMS / 5; seed++) {
      try (TestHost host = new TestHost(new FakeKernel().withoutNexthopObjects())) {
        host.peers = Samples::plainPeer;
        storm(host, new Random(-seed));
        assertPeace(host, -seed);
      }
    }
  }

  private static void storm(TestHost host, Random random) {
    Somebody somebody = new Somebody(host, random);
    host.settleOverlay();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> desire(host, FIRST_PEER + random.nextInt(PEERS), random);
        case 3 -> host.pass(Duration.ofMillis(random.nextInt(500)));
        case 4, 5 -> host.work();
        case 6 -> reconsiderHost(host, random);
        default -> somebody.act();
      }
    }
  }

  private static void desire(TestHost host, int peer, Random random) {
    List<HostObject> objects = random.nextInt(3) == 0 ? List.of() : host.peers.apply(peer);
    host.desire("peer/" + peer, objects).isDone();
  }

  private static void reconsiderHost(TestHost host, Random random) {
    boolean other = random.nextInt(4) == 0;
    HostLink tunnel =
        HostLink.own(Samples.TUNNEL, Samples.vxlan(other ? 2 : 1), Samples.TUNNEL_MAC, Samples.MTU);
    List<HostObject> objects = new ArrayList<>(Samples.host());
    objects.set(0, tunnel);
    host.desire("host", objects).isDone();
  }

  /** One that was put in the place of ours, which then was undesired, is in its right. */
  private static void takeBackOthersRoutes(TestHost host) {
    for (int peer = FIRST_PEER; peer < FIRST_PEER + PEERS; peer++) {
      host.routesTo(peer).stream()
          .filter(route -> route.protocol() != HostObject.PROTOCOL)
          .forEach(route -> host.does(RouteRequest.delete(route)));
    }
  }

  private static void assertPeace(TestHost host, long seed) {
    host.calmDown();
    takeBackOthersRoutes(host);
    host.work();
    int rounds = 0;
    while (!host.isAtPeace() && rounds++ < MOST_ROUNDS_TO_PEACE) {
      host.pass(Duration.ofSeconds(10));
      host.work();
    }
    Difference difference = host.difference();
    assertThat(difference.changes()).as("changes left, seed %d", seed).isEmpty();
    assertThat(difference.conflicts()).as("conflicts left, seed %d", seed).isEmpty();
  }
}
