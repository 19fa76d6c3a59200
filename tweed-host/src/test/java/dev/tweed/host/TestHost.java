package dev.tweed.host;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.net.IpFamily;
import dev.tweed.testkit.kernel.FakeKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * A host on a kernel in memory, with an underlay {@code eth0}, a reconciler whose time stands still
 * until a test lets it pass, and somebody else who has a connection of his own.
 */
final class TestHost implements AutoCloseable {

  final FakeKernel fake;
  final RecordingKernel kernel;
  final Rtnetlink somebody;
  final List<Settlement> settlements = new ArrayList<>();
  Reconciler reconciler;
  IntFunction<List<HostObject>> peers = Samples::peer;
  private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

  TestHost() {
    this(new FakeKernel());
  }

  TestHost(FakeKernel fake) {
    this.fake = fake;
    kernel = new RecordingKernel(fake);
    somebody = new Rtnetlink(fake.connect(Netlink.ROUTE));
    Link cable = Link.named(Samples.UNDERLAY).withKind(VethKind.to(Link.named("uplink").up()));
    does(RouteRequest.add(cable.up()));
    reconciler = newReconciler();
  }

  private Reconciler newReconciler() {
    return new Reconciler(kernel, () -> now, settlements::add);
  }

  /** Another reconciler takes the first one's place; what is in the kernel stays. */
  void restart() {
    reconciler.close();
    reconciler = newReconciler();
    settlements.clear();
    kernel.forget();
  }

  CompletableFuture<Void> desire(String part, List<? extends HostObject> objects) {
    return reconciler.desire(part, objects);
  }

  /** Host and peers, desired and settled. */
  void settleOverlay(int... numbers) {
    desire("host", Samples.host()).isDone();
    for (int peer : numbers) {
      desire("peer/" + peer, peers.apply(peer)).isDone();
    }
    work();
  }

  /** Lets the reconciler do what there is to do now. */
  void work() {
    reconciler.doWork();
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  /** Asks for lists until they stand still. */
  void calmDown() {
    boolean calm = false;
    while (!calm) {
      try {
        calm = !somebody.links().isEmpty();
      } catch (KernelException e) {
        assert e.errno().equals(Errno.EBUSY) : e;
      }
    }
  }

  /** Whether the last round found, or left, all as desired. */
  boolean isAtPeace() {
    return settlements.isEmpty() || last().complete();
  }

  Settlement last() {
    return settlements.getLast();
  }

  /** Somebody else changes the kernel. */
  void does(RouteRequest request) {
    somebody.execute(request);
  }

  int index(String link) {
    return somebody.link(link).map(Link::index).orElse(0);
  }

  /** The routes to a peer's subnet. */
  List<Route> routesTo(int peer) {
    return somebody.routes(RouteFilter.all(IpFamily.IPV4)).stream()
        .filter(route -> route.destination().equals(Samples.subnet(peer)))
        .toList();
  }

  /** What a fresh look at the kernel finds to be other than desired. */
  Difference difference() {
    CompletableFuture<HostState> desired = reconciler.desired();
    work();
    try (Observer observer = new Observer(fake, UserSpace.NONE)) {
      HostState wanted = desired.join();
      Set<Key> keys = new HashSet<>(wanted.keys());
      observer.lookAfresh(wanted.keys(), keys);
      return Difference.between(wanted::get, observer::get, keys, _ -> true);
    }
  }

  /** All that the kernel holds, one line each. */
  List<String> dump() {
    List<RouteObject> all = new ArrayList<>(somebody.links());
    all.addAll(somebody.addresses());
    Arrays.stream(IpFamily.values())
        .forEach(family -> all.addAll(somebody.routes(RouteFilter.all(family))));
    all.addAll(somebody.nexthops());
    all.addAll(somebody.neighbours());
    all.addAll(somebody.fdb());
    return all.stream().map(object -> object.noun() + " " + object).sorted().toList();
  }

  @Override
  public void close() {
    reconciler.close();
    somebody.close();
  }
}
