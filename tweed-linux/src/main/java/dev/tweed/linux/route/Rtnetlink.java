package dev.tweed.linux.route;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkRequest;
import dev.tweed.linux.netlink.NetlinkSocket;
import dev.tweed.linux.netlink.NetlinkTransport;
import dev.tweed.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * rtnetlink: lists and changes links, addresses, routes, next hops, neighbours, FDB entries and
 * rules of one network namespace, the one it was opened in. Lists are consistent: one that changed
 * under way is read again. One thread at a time.
 *
 * <p>All methods throw {@link NetlinkException} when the kernel refuses. Source: rtnetlink(7).
 */
public final class Rtnetlink implements AutoCloseable {

  private final NetlinkSocket socket;

  /** Over a transport, which is closed with this object. */
  public Rtnetlink(NetlinkTransport transport) {
    this(new NetlinkSocket(transport));
  }

  private Rtnetlink(NetlinkSocket socket) {
    this.socket = socket;
  }

  /** In the calling thread's namespace. */
  public static Rtnetlink open() {
    return new Rtnetlink(NetlinkSocket.open(Netlink.ROUTE));
  }

  /** In a given namespace. */
  public static Rtnetlink open(Netns netns) {
    return new Rtnetlink(NetlinkSocket.open(netns, Netlink.ROUTE));
  }

  public List<Link> links() {
    return list(RouteQueries.links(), Link.class);
  }

  public Optional<Link> link(String name) {
    return link(Link.named(name));
  }

  public Optional<Link> link(int index) {
    return link(Link.at(index));
  }

  private Optional<Link> link(Link wanted) {
    ObjectList<Link> found = new ObjectList<>(Link.class);
    try {
      socket.query(RouteQueries.link(wanted), found);
    } catch (NetlinkException e) {
      if (e.errno().equals(Errno.ENODEV)) {
        return Optional.empty();
      }
      throw e;
    }
    return found.objects.stream().findFirst();
  }

  public List<Address> addresses() {
    return addresses(0);
  }

  /** Those of one link; none when there is no such link. */
  public List<Address> addresses(int link) {
    return listOrNone(RouteQueries.addresses(link), Address.class, Errno.ENODEV);
  }

  /** None when there is no such table or link. */
  public List<Route> routes(RouteFilter filter) {
    return listOrNone(RouteQueries.routes(filter), Route.class, Errno.ENOENT, Errno.ENODEV);
  }

  /** None on a kernel without next hop objects. */
  public List<Nexthop> nexthops() {
    return listOrNone(RouteQueries.nexthops(), Nexthop.class, Errno.EOPNOTSUPP, Errno.EINVAL);
  }

  /** Whether the kernel has next hop objects (since Linux 5.3). */
  public boolean knowsNexthops() {
    try {
      list(RouteQueries.nexthops(), Nexthop.class);
      return true;
    } catch (NetlinkException e) {
      if (isOneOf(e.errno(), Errno.EOPNOTSUPP, Errno.EINVAL)) {
        return false;
      }
      throw e;
    }
  }

  /** Without {@link #proxies}. */
  public List<Neighbour> neighbours() {
    return neighbours(0);
  }

  public List<Neighbour> neighbours(int link) {
    return listOrNone(RouteQueries.neighbours(link), Neighbour.class, Errno.ENODEV);
  }

  /** The addresses this host answers for. */
  public List<Neighbour> proxies() {
    return list(RouteQueries.proxies(), Neighbour.class);
  }

  /** Those of all VXLAN links and bridges. */
  public List<FdbEntry> fdb() {
    return fdb(0);
  }

  /** Those of one VXLAN link, or one port of a bridge. */
  public List<FdbEntry> fdb(int link) {
    return listOrNone(RouteQueries.fdb(link), FdbEntry.class, Errno.ENODEV);
  }

  public List<Rule> rules(IpFamily family) {
    return list(RouteQueries.rules(family), Rule.class);
  }

  public List<Netconf> netconfs(IpFamily family) {
    return list(RouteQueries.netconfs(family), Netconf.class);
  }

  /** Which way a packet would go. */
  public RouteAnswer routeTo(RouteLookup lookup) {
    ObjectList<Route> found = new ObjectList<>(Route.class);
    try {
      socket.query(lookup.request(), found);
    } catch (NetlinkException e) {
      if (isOneOf(e.errno(), Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.EACCES, Errno.EINVAL)) {
        return new RouteAnswer.Refused(e.errno());
      }
      throw e;
    }
    return new RouteAnswer.Found(found.objects.getFirst());
  }

  /** Carries out one change. */
  public void execute(RouteRequest request) {
    socket.execute(request);
  }

  /** Carries out changes in order, in few system calls; one that is refused stops no other. */
  public BatchResult executeAll(List<RouteRequest> requests) {
    return socket.executeAll(requests);
  }

  private <T extends RouteObject> List<T> list(NetlinkRequest request, Class<T> kind) {
    ObjectList<T> collector = new ObjectList<>(kind);
    socket.dump(request, collector, collector);
    return collector.objects;
  }

  private <T extends RouteObject> List<T> listOrNone(
      NetlinkRequest request, Class<T> kind, Errno... none) {
    try {
      return list(request, kind);
    } catch (NetlinkException e) {
      if (isOneOf(e.errno(), none)) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean isOneOf(Errno errno, Errno... wanted) {
    return List.of(wanted).contains(errno);
  }

  @Override
  public void close() {
    socket.close();
  }
}
