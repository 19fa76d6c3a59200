package dev.tweed.host;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkTransport;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Carries changes out: as many as can be in one batch of netlink messages. */
final class Executor implements AutoCloseable {

  private final Kernel kernel;
  private final UserSpace userSpace;
  private final LinkTable links;
  private final NetlinkTransport transport;
  private final Rtnetlink rtnetlink;
  private final Requests requests;

  Executor(Kernel kernel, UserSpace userSpace, LinkTable links) {
    this.kernel = kernel;
    this.userSpace = userSpace;
    this.links = links;
    this.requests = new Requests(links);
    this.transport = kernel.connect(Netlink.ROUTE);
    this.rtnetlink = new Rtnetlink(transport);
  }

  /** The port that requests come from, in the kernel's notifications of what they changed. */
  int port() {
    return transport.port();
  }

  /**
   * The changes that can be carried out now: those whose links and next hops are there or are made
   * before them, and changes to links and parameters alone as long as there are any to links, since
   * all else depends on them.
   *
   * @param others names of links that somebody else's links have: nothing of ours goes there
   */
  List<Change> ready(List<Change> changes, Set<String> others) {
    Set<Integer> missing = new HashSet<>();
    List<Change> ready = new ArrayList<>(changes.size());
    for (Change change : changes) { // next hops come before the routes that go through them
      if (neededLinks(change.object()).allMatch(link -> isThere(link) && !others.contains(link))
          && (isDeletion(change) || !goesThrough(change.object(), missing))) {
        ready.add(change);
      } else if (change.object() instanceof HostNexthop nexthop) {
        missing.add(nexthop.id());
      }
    }
    boolean linksFirst =
        ready.stream().anyMatch(c -> c.object() instanceof HostLink && !isDeletion(c));
    return linksFirst ? ready.stream().filter(Executor::isOfLinks).toList() : ready;
  }

  /** Some parameters are heeded only if they are set before a link gets its first port. */
  private static boolean isOfLinks(Change change) {
    return (change.object() instanceof HostLink && !isDeletion(change))
        || change.object() instanceof HostSysctl;
  }

  private static boolean isDeletion(Change change) {
    return change instanceof Change.Delete;
  }

  private static boolean goesThrough(HostObject object, Set<Integer> nexthops) {
    return object instanceof HostRoute(_, HostRoute.Hop.Through through, _)
        && nexthops.contains(through.id());
  }

  /** The links that an object names; empty names among them. */
  private static Stream<String> neededLinks(HostObject object) {
    return switch (object) {
      case HostLink(_, LinkShape.Vxlan vxlan, _, _, String master, _, _) ->
          Stream.of(vxlan.underlay(), master);
      case HostLink link -> Stream.of(link.master());
      case HostNexthop nexthop -> Stream.of(nexthop.link());
      case HostRoute(_, HostRoute.Hop.Via via, _) -> Stream.of(via.link());
      case HostRoute _ -> Stream.empty();
      default -> Stream.of(object.key().link());
    };
  }

  private boolean isThere(String link) {
    return link.isEmpty() || links.index(link) != LinkTable.NONE;
  }

  /**
   * Carries changes out, parameters before all else, and returns those the kernel refused.
   *
   * @param written whether an object of ours was under a key before
   */
  List<Settlement.Refusal> apply(List<Change> changes, Predicate<Key> written) {
    List<Settlement.Refusal> refusals = new ArrayList<>();
    List<Change> batched = new ArrayList<>(changes.size());
    List<RouteRequest> batch = new ArrayList<>(changes.size());
    List<Change> tunnels = new ArrayList<>();
    for (Change change : changes) {
      if (change.object() instanceof HostSysctl sysctl) {
        set(sysctl, change, refusals);
      } else if (UserSpace.isConcernedBy(change)) {
        tunnels.add(change);
      } else {
        batched.add(change);
        batch.add(requests.of(change, written.test(change.key())));
      }
    }
    for (BatchResult.Refusal refusal : rtnetlink.executeAll(batch).refusals()) {
      refusals.add(new Settlement.Refusal(batched.get(refusal.index()), refusal.reason()));
    }
    if (!tunnels.isEmpty()) {
      refusals.addAll(userSpace.apply(tunnels));
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
