package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A kernel in memory, with one network namespace: it speaks rtnetlink's bytes, so all of Tweed runs
 * on it without root. It has links (bridge, veth, vxlan, dummy, ifb, wireguard), addresses, routes,
 * nexthop objects, neighbours, FDB entries, rules and sysctls, answers with the errnos and the
 * words of Linux 6.18, and lets things go with what they hang on: routes and nexthop objects when a
 * link goes down, everything when it is deleted.
 *
 * <p>No packet moves in it, nothing is learned, and the kernel's own link-local and multicast
 * objects are left out. What the kernel does a little later, carriers and IPv6's addresses, is done
 * at once.
 *
 * <p>From any thread; requests are carried out one at a time. A {@link NetlinkTransport} of it is
 * for one thread at a time, as a real one.
 */
public final class FakeKernel implements Kernel {

  private final Object lock = new Object();
  private final Notifications notifications = new Notifications();
  private final Faults faults = new Faults();
  private final LinkTable links = new LinkTable(notifications);
  private final SysctlTree sysctls = new SysctlTree(links, notifications);
  private final NexthopTable nexthops;
  private final RequestHandler handler;
  private final GenericHandler generic;

  /** A namespace as new ones are: a loopback link that is down. */
  public FakeKernel() {
    AddressTable addresses = new AddressTable(links, notifications);
    nexthops = new NexthopTable(links, addresses, notifications);
    RouteWays ways = new RouteWays(nexthops);
    RouteChecks checks = new RouteChecks(links, addresses, nexthops);
    RouteTable routes = new RouteTable(notifications, checks, ways);
    ConnectedRoutes connected = new ConnectedRoutes(routes, addresses);
    NeighbourTable neighbours = new NeighbourTable(links, notifications);
    FdbTable fdb = new FdbTable(links, notifications);
    addresses.watch(connected);
    nexthops.watch(routes);
    WireguardTable wireguard = new WireguardTable(links);
    LinkWatcher[] inOrder = {
      sysctls, neighbours, fdb, wireguard, addresses, routes, nexthops, connected
    };
    for (LinkWatcher watcher : inOrder) {
      links.watch(watcher);
    }
    Map<Kind, ObjectTable> tables = new EnumMap<>(Kind.class);
    tables.put(Kind.LINK, links);
    tables.put(Kind.ADDR, addresses);
    tables.put(Kind.ROUTE, routes);
    tables.put(Kind.NEXTHOP, nexthops);
    tables.put(Kind.NEIGH, new ByFamily(neighbours, fdb));
    tables.put(Kind.RULE, new RuleTable(notifications));
    tables.put(Kind.NETCONF, new NetconfTable(links, sysctls));
    handler = new RequestHandler(tables, faults, lock);
    generic = new GenericHandler(wireguard, faults, lock);
    links.factory().loopback();
  }

  /**
   * {@inheritDoc}
   *
   * @throws KernelException EPROTONOSUPPORT for another protocol than {@link Netlink#ROUTE} and
   *     {@link Netlink#GENERIC}, of which it has the family {@code wireguard}
   */
  @Override
  public NetlinkTransport connect(int protocol, int... groups) {
    if (protocol == Netlink.GENERIC) {
      return new FakeTransport(generic, notifications, groups);
    }
    if (protocol != Netlink.ROUTE) {
      int protocolNotSupported = 93;
      throw new KernelException(
          "netlink socket " + protocol,
          new Errno(protocolNotSupported),
          "the fake kernel speaks rtnetlink and generic netlink only");
    }
    return new FakeTransport(handler, notifications, groups);
  }

  @Override
  public Optional<String> sysctl(String key) {
    synchronized (lock) {
      return sysctls.read(key);
    }
  }

  @Override
  public void setSysctl(String key, String value) {
    synchronized (lock) {
      sysctls.write(key, value);
    }
  }

  /** Adds a parameter that it does not have by itself, such as br_netfilter's. */
  public FakeKernel withSysctl(String key, String value) {
    synchronized (lock) {
      sysctls.add(key, value);
    }
    return this;
  }

  /** Makes it a kernel without a kind of link: adding one is EOPNOTSUPP from now on. */
  public FakeKernel without(String linkKind) {
    synchronized (lock) {
      links.factory().lack(linkKind);
    }
    return this;
  }

  /** Makes it a kernel without nexthop objects, as before Linux 5.3. */
  public FakeKernel withoutNexthopObjects() {
    synchronized (lock) {
      nexthops.lack();
    }
    return this;
  }

  /** Lets every subscriber lose the notifications it has not read, and learn so (ENOBUFS). */
  public void overrunSubscribers() {
    notifications.overrun();
  }

  /** Marks the next dumps as interrupted (NLM_F_DUMP_INTR). */
  public void interruptDumps(int count) {
    synchronized (lock) {
      faults.interruptDumps(count);
    }
  }

  /** Refuses the next request that matches, once, instead of carrying it out. */
  public void refuseNext(Predicate<FakeRequest> matching, Errno errno, String text) {
    synchronized (lock) {
      faults.refuseNext(matching, errno, text);
    }
  }
}
