package dev.tweed.host;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Carries changes out: as many as can be in one batch of netlink messages. */
final class Executor implements AutoCloseable {

  private final Kernel kernel;
  private final LinkTable links;
  private final Rtnetlink rtnetlink;
  private final Requests requests;

  Executor(Kernel kernel, LinkTable links) {
    this.kernel = kernel;
    this.links = links;
    this.requests = new Requests(links);
    this.rtnetlink = new Rtnetlink(kernel.connect(Netlink.ROUTE));
  }

  /**
   * The changes that can be carried out now: those whose links and next hops are there or are made
   * before them, and changes to links alone as long as there are any, since all else depends on
   * them.
   */
  List<Change> ready(List<Change> changes) {
    Set<Integer> missing = new HashSet<>();
    List<Change> ready = new ArrayList<>(changes.size());
    for (Change change : changes) { // next hops come before the routes that go through them
      if (isReady(change, missing)) {
        ready.add(change);
      } else if (change.object() instanceof HostNexthop nexthop) {
        missing.add(nexthop.id());
      }
    }
    List<Change> ofLinks =
        ready.stream().filter(c -> c.object() instanceof HostLink && !isDeletion(c)).toList();
    return ofLinks.isEmpty() ? ready : ofLinks;
  }

  private static boolean isDeletion(Change change) {
    return change instanceof Change.Delete;
  }

  private boolean isReady(Change change, Set<Integer> missingNexthops) {
    return switch (change.object()) {
      case HostLink link ->
          isThere(link.master())
              && (!(link.shape() instanceof LinkShape.Vxlan vxlan) || isThere(vxlan.underlay()));
      case HostNexthop nexthop -> isThere(nexthop.link());
      case HostRoute(_, HostRoute.Hop.Via via, _) -> isThere(via.link());
      case HostRoute(_, HostRoute.Hop.Through through, _) ->
          isDeletion(change) || !missingNexthops.contains(through.id());
      default -> isThere(change.key().link());
    };
  }

  private boolean isThere(String link) {
    return link.isEmpty() || links.index(link) != LinkTable.NONE;
  }

  /**
   * Carries changes out in order and returns those the kernel refused.
   *
   * @param written whether an object of ours was under a key before
   */
  List<Settlement.Refusal> apply(List<Change> changes, Predicate<Key> written) {
    List<Settlement.Refusal> refusals = new ArrayList<>();
    List<Change> batched = new ArrayList<>(changes.size());
    List<RouteRequest> batch = new ArrayList<>(changes.size());
    for (Change change : changes) {
      if (change.object() instanceof HostSysctl sysctl) {
        set(sysctl, change, refusals);
      } else {
        batched.add(change);
        batch.add(requests.of(change, written.test(change.key())));
      }
    }
    for (BatchResult.Refusal refusal : rtnetlink.executeAll(batch).refusals()) {
      refusals.add(new Settlement.Refusal(batched.get(refusal.index()), refusal.reason()));
    }
    return refusals;
  }

  private void set(HostSysctl sysctl, Change change, List<Settlement.Refusal> refusals) {
    try {
      kernel.setSysctl(sysctl.path(), sysctl.value());
    } catch (KernelException e) {
      refusals.add(new Settlement.Refusal(change, e));
    }
  }

  @Override
  public void close() {
    rtnetlink.close();
  }
}
