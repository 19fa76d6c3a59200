package dev.tweed.host;

import dev.tweed.linux.Fd;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Netconf;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.Rtm;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host's kernel holds of what concerns Tweed, kept fresh by notifications.
 *
 * <p>The kernel drops routes silently when a link goes down, when a link loses its last address and
 * when a next hop goes. After any of these on a link that routes of ours leave by, next hops and
 * routes are listed again.
 */
final class Observer implements AutoCloseable {

  private final Kernel kernel;
  private final UserSpace userSpace;
  private final NetlinkSubscription subscription;
  private final Rtnetlink rtnetlink;
  private final LinkTable links = new LinkTable();
  private final Translation translation = new Translation(links, this::held);
  private final Map<Key, HostObject> objects = new HashMap<>();
  private final Set<String> routed = new HashSet<>();
  private final Set<Key> justWritten = new HashSet<>();
  private boolean routesInDoubt;
  private boolean allInDoubt;

  Observer(Kernel kernel, UserSpace userSpace) {
    this.kernel = kernel;
    this.userSpace = userSpace;
    subscription =
        new NetlinkSubscription(
            kernel.connect(
                Netlink.ROUTE,
                Rtm.GROUP_LINK,
                Rtm.GROUP_NEIGH,
                Rtm.GROUP_IPV4_IFADDR,
                Rtm.GROUP_IPV6_IFADDR,
                Rtm.GROUP_IPV4_ROUTE,
                Rtm.GROUP_IPV6_ROUTE,
                Rtm.GROUP_IPV4_NETCONF,
                Rtm.GROUP_IPV6_NETCONF,
                Rtm.GROUP_NEXTHOP));
    rtnetlink = new Rtnetlink(kernel.connect(Netlink.ROUTE));
  }

  /**
   * Asks the kernel not to repeat what was asked of it through a port, where {@link #wrote} takes
   * note of it. It is thousands of messages when thousands of hosts appear.
   */
  void leaveOut(int port) {
    subscription.leaveOut(
        port,
        Rtm.NEWNEIGH,
        Rtm.DELNEIGH,
        Rtm.NEWNEXTHOP,
        Rtm.DELNEXTHOP,
        Rtm.NEWROUTE,
        Rtm.DELROUTE);
  }

  /** Readable when {@link #catchUp} has something to do. */
  Fd fd() {
    return subscription.fd();
  }

  LinkTable links() {
    return links;
  }

  /** What is there now. Parameters are read from the kernel each time: it seldom tells of them. */
  @Nullable HostObject get(Key key) {
    return switch (key.kind()) {
      case SYSCTL -> sysctl(key);
      case TUNNEL, TUNNEL_ROUTE -> userSpace.held(key);
      default -> objects.get(key);
    };
  }

  private @Nullable HostObject sysctl(Key key) {
    String path = (String) key.id();
    return kernel.sysctl(path).map(v -> new HostSysctl(path, key.link(), v, true)).orElse(null);
  }

  private @Nullable HostObject held(Key key) {
    return objects.get(key);
  }

  /** What is there of what is desired or ours. */
  HostState snapshot(DesiredState desired) {
    List<HostObject> all = new ArrayList<>(userSpace.objects());
    objects.values().stream()
        .filter(object -> object.ours() || desired.get(object.key()) != null)
        .forEach(all::add);
    for (Key key : desired.keys()) {
      HostObject sysctl = key.kind() == Key.Kind.SYSCTL ? get(key) : null;
      if (sysctl != null) {
        all.add(sysctl);
      }
    }
    return HostState.of(all);
  }

  /**
   * Lists everything again.
   *
   * @param desired keys somebody is interested in
   * @param dirty is given the keys that may have changed: all
   */
  void lookAfresh(Set<Key> desired, Set<Key> dirty) {
    allInDoubt = true; // until all lists are read
    subscription.drain(_ -> {}); // older than the lists that follow
    dirty.addAll(objects.keySet());
    objects.clear();
    routed.clear();
    links.clear();
    List<Link> all = rtnetlink.links();
    all.forEach(link -> links.put(link.index(), link.name()));
    all.forEach(this::put); // in a second pass, since a link may name one that is listed behind it
    rtnetlink.addresses().forEach(this::put);
    rtnetlink.neighbours().forEach(this::put);
    rtnetlink.fdb().forEach(this::put);
    listRoutes();
    allInDoubt = false;
    dirty.addAll(objects.keySet());
    dirty.addAll(desired);
  }

  /** What is known may be wrong: everything is listed again at the next opportunity. */
  void doubt() {
    allInDoubt = true;
  }

  private void listRoutes() {
    rtnetlink.nexthops().forEach(this::put);
    for (IpFamily family : IpFamily.values()) {
      rtnetlink
          .routes(RouteFilter.all(family).withProtocol(HostObject.PROTOCOL))
          .forEach(this::put);
    }
    routesInDoubt = false;
  }

  private void put(RouteObject object) {
    HostObject translated = translation.translate(object);
    if (translated != null) {
      put(translated.key(), translated);
    }
  }

  private void put(Key key, HostObject object) {
    objects.put(key, object);
    switch (object) {
      case HostNexthop nexthop -> routed.add(nexthop.link());
      case HostRoute(_, HostRoute.Hop.Via via, _) -> routed.add(via.link());
      default -> {}
    }
  }

  /**
   * Whether a change that is carried out has made the object just what was asked for. What becomes
   * of links, addresses and parameters the kernel tells; of tunnels the program is asked.
   */
  static boolean outcomeIsKnown(Change change) {
    return switch (change.object().kind()) {
      case NEIGHBOUR, FDB_ENTRY, NEXTHOP, ROUTE -> true;
      case LINK, ADDRESS, SYSCTL, TUNNEL, TUNNEL_ROUTE -> false;
    };
  }

  /** Takes note of changes that were just carried out, before {@link #catchUp}. */
  void wrote(List<Change> changes) {
    for (Change change : changes) {
      if (outcomeIsKnown(change)) {
        Key key = change.key();
        justWritten.add(key);
        if (change instanceof Change.Delete) {
          objects.remove(key);
        } else {
          put(key, change.object());
        }
      } else if (change instanceof Change.Create(HostAddress address)) {
        put(
            change.key(),
            address); // of an IPv6 one the kernel tells when a worker of its own gets round to it
      }
    }
  }

  /**
   * Takes in all notifications. One that contradicts what {@link #wrote} took note of may be from
   * before or after it, so everything is looked at afresh.
   *
   * @param desired keys somebody is interested in
   * @param dirty is given the keys that may have changed
   */
  void catchUp(Set<Key> desired, Set<Key> dirty) {
    NetlinkSubscription.Drained drained =
        subscription.drain(message -> accept(RouteEvent.decode(message), desired, dirty));
    justWritten.clear();
    if (drained == NetlinkSubscription.Drained.OVERRUN || allInDoubt) {
      lookAfresh(desired, dirty);
    } else if (routesInDoubt) {
      relistRoutes(desired, dirty);
    }
  }

  private void relistRoutes(Set<Key> desired, Set<Key> dirty) {
    objects.keySet().stream().filter(Observer::isRouting).forEach(dirty::add);
    objects.keySet().removeIf(Observer::isRouting);
    listRoutes();
    objects.keySet().stream().filter(Observer::isRouting).forEach(dirty::add);
    desired.stream().filter(Observer::isRouting).forEach(dirty::add);
  }

  private static boolean isRouting(Key key) {
    return key.kind() == Key.Kind.NEXTHOP || key.kind() == Key.Kind.ROUTE;
  }

  private void accept(RouteEvent event, Set<Key> desired, Set<Key> dirty) {
    switch (event) {
      case RouteEvent.Appeared(Link link) -> linkAppeared(link, desired, dirty);
      case RouteEvent.Vanished(Link link) -> linkVanished(link, desired, dirty);
      case RouteEvent.Appeared(Netconf _) ->
          desired.stream().filter(key -> key.kind() == Key.Kind.SYSCTL).forEach(dirty::add);
      case RouteEvent.Appeared(RouteObject object) -> appeared(object, dirty);
      case RouteEvent.Vanished(RouteObject object) -> vanished(object, dirty);
      case RouteEvent.PortChanged _, RouteEvent.Ignored _ -> {}
    }
  }

  private void linkAppeared(Link link, Set<Key> desired, Set<Key> dirty) {
    if (links.isRenamed(link.index(), link.name())) {
      linkVanished(link, desired, dirty);
    }
    boolean isNew = links.index(link.name()) != link.index();
    HostObject before = objects.get(HostLink.key(link.name()));
    links.put(link.index(), link.name());
    put(link);
    dirty.add(HostLink.key(link.name()));
    HostObject now = objects.get(HostLink.key(link.name()));
    if (before instanceof HostLink was && now instanceof HostLink is) {
      allInDoubt |= was.ours() != is.ours(); // what lives on it has changed hands
      isNew |= was.up() && !is.up();
    }
    if (isNew) {
      livingOn(link.name(), desired, dirty);
    }
  }

  private void linkVanished(Link link, Set<Key> desired, Set<Key> dirty) {
    String name = links.name(link.index());
    links.remove(link.index());
    objects.keySet().removeIf(key -> key.link().equals(name));
    livingOn(name, desired, dirty);
  }

  /** All that lives on a link is to be looked at, and so are routes that leave by it. */
  private void livingOn(String link, Set<Key> desired, Set<Key> dirty) {
    desired.stream().filter(key -> key.link().equals(link)).forEach(dirty::add);
    routesInDoubt |= routed.contains(link);
  }

  private void appeared(RouteObject object, Set<Key> dirty) {
    Key key = translation.key(object);
    if (key == null) {
      return;
    }
    HostObject translated = translation.translate(object);
    boolean changed;
    if (translated == null) {
      changed = objects.remove(key) != null;
    } else {
      changed = !translated.equals(objects.get(key));
      put(key, translated);
    }
    if (changed) {
      changed(key, dirty);
    }
  }

  private void vanished(RouteObject object, Set<Key> dirty) {
    Key key = translation.key(object);
    if (key != null && objects.remove(key) != null) {
      changed(key, dirty);
      routesInDoubt |=
          key.kind() == Key.Kind.NEXTHOP
              || (key.kind() == Key.Kind.ADDRESS && routed.contains(key.link()));
    }
  }

  private void changed(Key key, Set<Key> dirty) {
    dirty.add(key);
    allInDoubt |= justWritten.contains(key);
  }

  @Override
  public void close() {
    subscription.close();
    rtnetlink.close();
  }
}
