package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.route.AttributeSet;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.OtherKind;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.RouteType;
import dev.tweed.testkit.kernel.FakeKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final TestHost host = new TestHost();

  @AfterEach
  void nothingStaysOpen() {
    host.close();
    assertThat(host.kernel.open()).isZero();
  }

  @Test
  void bringsAboutLinksAndWhatLivesOnThemInOneRound() {
    CompletableFuture<Void> base = host.desire("host", Samples.host());
    CompletableFuture<Void> peer = host.desire("peer/7", Samples.peer(7));
    assertThat(base).isNotDone();
    host.work();
    assertThat(base).isCompleted();
    assertThat(peer).isCompleted();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.last().repairs()).isEmpty();
  }

  @Test
  void saysNothingToTheKernelWhileAllIsWell() {
    host.settleOverlay(7, 8);
    host.kernel.forget();
    host.settlements.clear();
    for (int i = 0; i < 10; i++) {
      host.work();
    }
    assertThat(host.desire("peer/7", Samples.peer(7))).isNotDone();
    host.work();
    assertThat(host.kernel.sent()).isZero();
    assertThat(host.settlements).isEmpty();
  }

  @Test
  void looksAfreshNowAndThenWithoutAnyReason() {
    host.settleOverlay(7);
    host.kernel.forget();
    host.pass(Duration.ofMinutes(2));
    host.work();
    assertThat(host.kernel.sent()).isPositive();
    assertThat(host.kernel.deletions()).isZero();
    assertThat(host.settlements).hasSize(1); // the first one
  }

  @Test
  void putsBackWhatSomebodyDeletes() {
    host.settleOverlay(7, 8);
    host.does(RouteRequest.delete(route(7).withScope(RouteNumbers.SCOPE_NOWHERE)));
    host.work();
    assertThat(host.last().repairs()).containsExactly(new Change.Create(Samples.routeThrough(7)));
    assertThat(host.difference().isEmpty()).isTrue();
  }

  @Test
  void putsBackEverythingThatHangsOnADeletedLink() {
    host.settleOverlay(7, 8);
    host.does(RouteRequest.delete(Link.at(host.index(Samples.TUNNEL))));
    assertThat(host.routesTo(7)).isEmpty();
    host.work();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.last().repairs()).contains(new Change.Create(Samples.tunnel()));
  }

  @Test
  void putsBackRoutesThatGoSilentlyWhenALinkGoesDown() {
    host.settleOverlay(7, 8);
    int tunnel = host.index(Samples.TUNNEL);
    host.does(RouteRequest.change(Link.at(tunnel).down()));
    host.does(RouteRequest.change(Link.at(tunnel).up()));
    host.work();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.routesTo(7)).hasSize(1);
  }

  @Test
  void putsBackParameters() {
    host.settleOverlay(7);
    host.fake.setSysctl("net/ipv4/ip_forward", "0");
    host.work();
    assertThat(host.fake.sysctl("net/ipv4/conf/tweed.1/forwarding")).contains("1");
    assertThat(host.fake.sysctl("net/ipv4/conf/tweed0/forwarding")).contains("1");
    assertThat(host.fake.sysctl("net/ipv4/conf/eth0/forwarding")).as("not ours").contains("0");
  }

  @Test
  void takesAwayWhatIsNoLongerDesired() {
    host.settleOverlay(7, 8);
    CompletableFuture<Void> gone = host.desire("peer/7", List.of());
    host.work();
    assertThat(gone).isCompleted();
    assertThat(host.routesTo(7)).isEmpty();
    assertThat(host.routesTo(8)).hasSize(1);
    assertThat(host.last().repairs()).isEmpty();
  }

  @Test
  void makesALinkOfAnotherShapeAnewWithAllThatLivesOnIt() {
    host.settleOverlay(7);
    List<HostObject> other = new ArrayList<>(Samples.host());
    other.set(0, HostLink.own(Samples.TUNNEL, Samples.vxlan(2), Samples.TUNNEL_MAC, Samples.MTU));
    CompletableFuture<Void> done = host.desire("host", other);
    host.work();
    assertThat(done).isCompleted();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.routesTo(7)).hasSize(1);
  }

  @Test
  void reportsARefusalDoesTheRestAndTriesAgainWithGrowingPauses() {
    host.settleOverlay();
    refuseRoutes(3);
    CompletableFuture<Void> seven = host.desire("peer/7", Samples.peer(7));
    CompletableFuture<Void> eight = host.desire("peer/8", List.of(Samples.neighbour(8)));
    host.work();
    assertThatThrownBy(seven::join)
        .rootCause()
        .hasMessageContaining("10.244.7.0/24")
        .hasMessageContaining("ENOMEM")
        .hasMessageContaining("out of memory");
    assertThat(eight).isCompleted();
    assertTriedAgainAfter(Duration.ofMillis(100));
    assertTriedAgainAfter(Duration.ofMillis(100));
    host.pass(Duration.ofMillis(200));
    host.work();
    assertThat(host.last().complete()).isTrue();
    assertThat(host.routesTo(7)).hasSize(1);
  }

  private void refuseRoutes(int times) {
    for (int i = 0; i < times; i++) {
      host.fake.refuseNext(
          request -> request.name().equals("RTM_NEWROUTE"), new Errno(12), "out of memory");
    }
  }

  private void assertTriedAgainAfter(Duration pause) {
    host.kernel.forget();
    host.pass(pause.minus(MOMENT));
    host.work();
    assertThat(host.kernel.sent()).as("before %s are over", pause).isZero();
    host.pass(MOMENT);
    host.work();
    assertThat(host.kernel.sent()).as("after %s", pause).isPositive();
    assertThat(host.last().refusals()).hasSize(1);
  }

  @Test
  void goesOnTellingOfARefusalWhileItDoesOtherThings() {
    host.settleOverlay(7);
    refuseRoutes(1);
    host.does(RouteRequest.delete(route(7).withScope(RouteNumbers.SCOPE_NOWHERE)));
    host.work();
    host.desire("peer/8", List.of(Samples.neighbour(8))).isDone();
    host.work();
    assertThat(host.last().changes()).hasSize(1);
    assertThat(host.last().refusals()).hasSize(1);
    assertThat(host.last().complete()).isFalse();
  }

  @Test
  void tellsWhenSomebodyElseHasPutThingsRight() {
    host.settleOverlay(7);
    refuseRoutes(1);
    host.does(RouteRequest.delete(route(7).withScope(RouteNumbers.SCOPE_NOWHERE)));
    host.work();
    assertThat(host.last().complete()).isFalse();
    host.does(RouteRequest.add(route(7).through(Samples.nexthop(7).id())));
    host.work();
    assertThat(host.last().complete()).isTrue();
  }

  @Test
  void looksAfreshWhenNotificationsWereLost() {
    host.settleOverlay(7, 8);
    host.does(RouteRequest.delete(route(7).withScope(RouteNumbers.SCOPE_NOWHERE)));
    host.does(RouteRequest.change(Link.at(host.index(Samples.BRIDGE)).withMtu(1300)));
    host.fake.overrunSubscribers();
    host.work();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.routesTo(7)).hasSize(1);
  }

  @Test
  void readsAListAgainThatChangedUnderWay() {
    host.fake.interruptDumps(3);
    host.settleOverlay(7);
    assertThat(host.difference().isEmpty()).isTrue();
  }

  @Test
  void outlivesAKernelWhoseListsNeverStandStill() {
    host.fake.interruptDumps(1000);
    CompletableFuture<Void> base = host.desire("host", Samples.host());
    host.work();
    assertThatThrownBy(base::join).rootCause().hasMessageContaining("EBUSY");
    assertThat(host.last().failures()).singleElement().asString().contains("the list changed");
    host.fake.interruptDumps(20 - 1000);
    host.pass(Duration.ofMillis(100));
    host.work();
    assertThat(host.last().complete()).isTrue();
    assertThat(host.difference().isEmpty()).isTrue();
  }

  @Test
  void leavesSomebodyElsesRouteAloneAndSaysSo() {
    host.desire("host", Samples.host());
    host.work();
    Route strange = Route.to(Samples.subnet(7)).on(host.index(Samples.UNDERLAY)).withProtocol(3);
    host.does(RouteRequest.add(strange));
    CompletableFuture<Void> peer = host.desire("peer/7", Samples.peer(7));
    host.work();
    assertThatThrownBy(peer::join)
        .rootCause()
        .hasMessageContaining("route add 10.244.7.0/24")
        .hasMessageContaining("EEXIST");
    assertThat(host.routesTo(7)).singleElement().extracting(Route::protocol).isEqualTo(3);
    host.does(RouteRequest.delete(strange));
    host.pass(Duration.ofMillis(100));
    host.work();
    assertThat(host.routesTo(7)).singleElement().extracting(Route::protocol).isEqualTo(84);
    assertThat(host.last().complete()).isTrue();
  }

  @Test
  void leavesSomebodyElsesLinkAloneAndSaysSo() {
    host.does(
        RouteRequest.add(
            Link.named(Samples.BRIDGE).withKind(new OtherKind("ifb", AttributeSet.EMPTY))));
    CompletableFuture<Void> done = host.desire("bridge", List.of(Samples.bridge()));
    host.work();
    assertThatThrownBy(done::join).rootCause().hasMessageContaining("type ifb");
    assertThat(host.somebody.link(Samples.BRIDGE).orElseThrow().alias()).isEmpty();
  }

  @Test
  void putsNothingOnSomebodyElsesLink() {
    host.does(RouteRequest.add(Link.named(Samples.TUNNEL).withKind(new BridgeKind()).up()));
    List<String> before = host.dump();
    CompletableFuture<Void> done =
        host.desire(
            "host",
            List.of(
                Samples.tunnel(),
                Samples.address(Samples.TUNNEL, "10.244.1.0/32"),
                Samples.forwarding(Samples.TUNNEL)));
    host.desire("peer/7", Samples.peer(7)).isDone();
    host.work();
    assertThat(host.dump()).isEqualTo(before);
    assertThat(host.fake.sysctl("net/ipv4/conf/tweed.1/forwarding")).contains("0");
    assertThatThrownBy(done::join)
        .rootCause()
        .hasMessageContaining("which Tweed did not make")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void takesARouteBackThatSomebodyReplaced() {
    host.settleOverlay(7);
    host.does(RouteRequest.replace(blackhole(7)));
    host.work();
    assertThat(host.routesTo(7)).singleElement().extracting(Route::protocol).isEqualTo(84);
    assertThat(host.last().repairs()).hasSize(1);
  }

  @Test
  void takesARouteBackThatAFormerRunMadeAndSomebodyReplaced() {
    host.settleOverlay(7);
    host.restart();
    host.settleOverlay(7);
    host.does(RouteRequest.replace(blackhole(7)));
    host.work();
    assertThat(host.routesTo(7)).singleElement().extracting(Route::protocol).isEqualTo(84);
    assertThat(host.last().repairs()).hasSize(1);
  }

  private static Route route(int peer) {
    return Route.to(Samples.subnet(peer)).withProtocol(HostObject.PROTOCOL);
  }

  private static Route blackhole(int peer) {
    return Route.to(Samples.subnet(peer)).withType(RouteType.BLACKHOLE).withProtocol(3);
  }

  @Test
  void adoptsWhatAFormerRunLeftWithoutTouchingIt() {
    host.settleOverlay(7, 8);
    List<String> before = host.dump();
    host.restart();
    host.settleOverlay(7, 8);
    assertThat(host.settlements).isEmpty();
    assertThat(host.kernel.deletions()).isZero();
    assertThat(host.dump()).isEqualTo(before);
  }

  @Test
  void takesAwayWhatAFormerRunLeftForPeersThatAreGone() {
    host.settleOverlay(7, 8);
    host.restart();
    host.settleOverlay(8);
    assertThat(host.routesTo(7)).isEmpty();
    assertThat(host.difference().isEmpty()).isTrue();
    assertThat(host.last().changes()).hasSize(4).allMatch(Change.Delete.class::isInstance);
  }

  @Test
  void clearLeavesWhatWasThereBefore() {
    host.does(RouteRequest.add(Link.named("br9").withKind(new BridgeKind())));
    host.does(
        RouteRequest.add(
            Route.to(Samples.subnet(9)).on(host.index(Samples.UNDERLAY)).withProtocol(3)));
    List<String> before = host.dump();
    host.settleOverlay(7, 8);
    assertThat(host.dump()).hasSizeGreaterThan(before.size());
    CompletableFuture<Void> cleared = host.reconciler.clear();
    host.work();
    assertThat(cleared).isCompleted();
    assertThat(host.dump()).isEqualTo(before);
  }

  @Test
  void waitsForALinkThatOthersMakeAndTakesItUpAtOnce() {
    HostRoute direct =
        new HostRoute(
            Samples.subnet(7), new HostRoute.Hop.Via(null, "eth9", false), HostObject.PROTOCOL);
    CompletableFuture<Void> done = host.desire("peer/7", List.of(direct));
    host.work();
    assertThatThrownBy(done::join).rootCause().hasMessageContaining("waits for a link");
    host.does(RouteRequest.add(Link.named("eth9").withKind(new BridgeKind()).up()));
    host.work();
    assertThat(host.last().complete()).isTrue();
    assertThat(host.routesTo(7)).hasSize(1);
  }

  @Test
  void reportsAChangeThatNeverTakesEffect() {
    host.settleOverlay();
    RouteRequest shrink = RouteRequest.change(Link.at(host.index(Samples.BRIDGE)).withMtu(1300));
    host.does(shrink);
    host.kernel.afterEachSend(() -> host.does(shrink));
    host.work();
    host.kernel.afterEachSend(() -> {});
    assertThat(host.last().complete()).isFalse();
    assertThat(host.last().failures())
        .singleElement()
        .asString()
        .contains("ip link set tweed0", "somebody undoes it");
    host.pass(Duration.ofMillis(100));
    host.work();
    assertThat(host.last().complete()).isTrue();
  }

  @Test
  void commandsToAStoppedReconcilerFailAtOnce() {
    host.settleOverlay();
    CompletableFuture<Void> late = host.desire("peer/7", Samples.peer(7));
    host.reconciler.close();
    assertThatThrownBy(late::join).rootCause().hasMessageContaining("stopped");
    assertThatThrownBy(host.desire("peer/8", Samples.peer(8))::join)
        .rootCause()
        .hasMessageContaining("stopped");
  }

  @Test
  void aKernelWithoutVxlanIsNamed() {
    TestHost poor = new TestHost(new FakeKernel().without("vxlan"));
    CompletableFuture<Void> done = poor.desire("host", Samples.host());
    poor.work();
    assertThatThrownBy(done::join)
        .rootCause()
        .hasMessageContaining("tweed.1")
        .hasMessageContaining("EOPNOTSUPP");
    poor.close();
  }
}
