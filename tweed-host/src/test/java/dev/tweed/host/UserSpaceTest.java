package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.kernel.FakeKernel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program holds is brought about, repaired and taken away like what the kernel holds. */
class UserSpaceTest {

  private static final HostTunnel TUNNEL = new HostTunnel("eth0", IpAddress.parse("192.0.2.1"), 1);
  private static final HostTunnelRoute ROUTE =
      new HostTunnelRoute(IpPrefix.parse("10.5.2.0/24"), IpAddress.parse("192.0.2.2"), 1);

  private final FakeKernel kernel = new FakeKernel();
  private final Memory program = new Memory();
  private final List<Settlement> settlements = new ArrayList<>();
  private long now;
  private final Reconciler reconciler =
      new Reconciler(kernel, program, () -> now, settlements::add);

  /** A program that remembers what it was told. */
  private static final class Memory implements UserSpace {
    private final Map<Key, HostObject> objects = new LinkedHashMap<>();
    private boolean closed;

    @Override
    public @Nullable HostObject held(Key key) {
      return objects.get(key);
    }

    @Override
    public Collection<HostObject> objects() {
      return objects.values();
    }

    @Override
    public List<Settlement.Refusal> apply(List<Change> changes) {
      for (Change change : changes) {
        if (change instanceof Change.Delete) {
          objects.remove(change.key());
        } else {
          objects.put(change.key(), change.object());
        }
      }
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeEach
  void cable() {
    try (Rtnetlink somebody = new Rtnetlink(kernel.connect(Netlink.ROUTE))) {
      Link cable = Link.named("eth0").withKind(VethKind.to(Link.named("uplink").up())).up();
      somebody.execute(RouteRequest.add(cable));
    }
  }

  @AfterEach
  void stop() {
    reconciler.close();
    assertThat(program.closed).isTrue();
  }

  private void desire(HostObject... objects) {
    var done = reconciler.desire("host", List.of(objects));
    reconciler.doWork();
    assertThat(done).isCompleted();
  }

  @Test
  void routesAreThereBeforeTheTunnelIs() {
    desire(TUNNEL, ROUTE);
    assertThat(program.objects.values()).containsExactly(ROUTE, TUNNEL);
  }

  @Test
  void whatIsNoLongerDesiredGoes() {
    desire(TUNNEL, ROUTE);
    desire(TUNNEL);
    assertThat(program.objects.values()).containsExactly(TUNNEL);
  }

  @Test
  void aTunnelThatStoppedIsStartedAgain() {
    desire(TUNNEL);
    program.objects.clear();
    now += 3_600_000_000_000L;
    reconciler.doWork();
    assertThat(program.objects.values()).containsExactly(TUNNEL);
    assertThat(settlements.getLast().repairs()).hasSize(1);
  }

  @Test
  void observedStateIncludesIt() {
    desire(TUNNEL, ROUTE);
    var observed = reconciler.observed();
    reconciler.doWork();
    assertThat(observed.join().objects()).contains(TUNNEL, ROUTE);
  }

  @Test
  void withoutSuchAProgramItSaysSo() {
    try (Reconciler alone = new Reconciler(kernel, () -> now, _ -> {})) {
      var done = alone.desire("host", List.of(TUNNEL));
      alone.doWork();
      assertThat(done)
          .isCompletedExceptionally()
          .failsWithin(java.time.Duration.ZERO)
          .withThrowableThat()
          .withMessageContaining("tunnel add dev eth0 local 192.0.2.1 port 1")
          .withMessageContaining("no agent carries packets here");
    }
  }
}
