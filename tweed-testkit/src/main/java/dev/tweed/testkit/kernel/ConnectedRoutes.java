package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeRoute.RTA_OIF;
import static dev.tweed.testkit.kernel.FakeRoute.RTA_PREFSRC;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.kernel.AddressTable.Held;

/** The routes that an address brings with it. */
final class ConnectedRoutes implements AddressTable.Watcher, LinkWatcher {

  private static final int RTPROT_KERNEL = 2;
  private static final int TABLE_MAIN = 254;
  private static final int TABLE_LOCAL = 255;
  private static final int SCOPE_LINK = 253;
  private static final int SCOPE_HOST = 254;
  private static final int RTN_LOCAL = 2;
  private static final int RTN_BROADCAST = 3;
  private static final int V6_PREFIX_PRIORITY = 256;
  private static final int IFA_F_NOPREFIXROUTE = 0x200;
  private static final int IFA_FLAGS = 8;

  private final RouteTable routes;
  private final AddressTable addresses;

  ConnectedRoutes(RouteTable routes, AddressTable addresses) {
    this.routes = routes;
    this.addresses = addresses;
  }

  @Override
  public void added(Held address) {
    routes.add(local(address, IpPrefix.host(address.prefix().address())));
    if (address.link().isLoopback() && address.prefix().length() == 8) {
      routes.add(local(address, address.prefix().network()));
    }
    if (address.link().up) {
      addSubnet(address);
    }
  }

  @Override
  public void wentUp(FakeLink link) {
    addresses.on(link).stream().filter(held -> !link.isLoopback()).forEach(this::addSubnet);
  }

  private void addSubnet(Held address) {
    IpPrefix subnet = address.prefix().network();
    boolean v4 = subnet.family() == IpFamily.IPV4;
    boolean wanted = (address.attributes().u32(IFA_FLAGS, 0) & IFA_F_NOPREFIXROUTE) == 0;
    address
        .attributes()
        .address(AddressTable.IFA_BROADCAST)
        .ifPresent(broadcast -> addBroadcast(address, broadcast));
    if (address.secondary() || subnet.length() >= subnet.family().bits() - 1) {
      return;
    }
    if (wanted && !address.link().isLoopback()) {
      int priority = v4 ? 0 : V6_PREFIX_PRIORITY;
      routes.add(route(address, subnet, TABLE_MAIN, priority, v4 ? SCOPE_LINK : 0, 1));
    }
    if (v4) {
      addBroadcast(address, subnet.last());
    }
  }

  private void addBroadcast(Held address, IpAddress broadcast) {
    IpPrefix host = IpPrefix.host(broadcast);
    int index = address.link().index;
    routes.addUnless(
        held -> held.type() == RTN_BROADCAST && isOn(held, index, TABLE_LOCAL, host),
        route(address, host, TABLE_LOCAL, 0, SCOPE_LINK, RTN_BROADCAST));
  }

  private FakeRoute local(Held address, IpPrefix destination) {
    boolean v4 = destination.family() == IpFamily.IPV4;
    return route(address, destination, TABLE_LOCAL, 0, v4 ? SCOPE_HOST : 0, RTN_LOCAL);
  }

  private FakeRoute route(
      Held address, IpPrefix destination, int table, int priority, int scope, int type) {
    Attributes attributes = new Attributes().putU32(RTA_OIF, address.link().index);
    if (destination.family() == IpFamily.IPV4) {
      attributes.put(RTA_PREFSRC, primary(address).bytes());
    } else {
      int pref = 20;
      attributes.putU8(pref, 0);
    }
    return new FakeRoute(
        new FakeRoute.Key(table, destination, 0, priority),
        RTPROT_KERNEL,
        scope,
        type,
        0,
        attributes);
  }

  /** Secondary addresses answer to the subnet's first one. */
  private IpAddress primary(Held address) {
    IpPrefix subnet = address.prefix().network();
    return addresses.on(address.link()).stream()
        .filter(held -> !held.secondary() && held.prefix().network().equals(subnet))
        .findFirst()
        .orElse(address)
        .prefix()
        .address();
  }

  @Override
  public void removed(Held address) {
    int index = address.link().index;
    IpPrefix host = IpPrefix.host(address.prefix().address());
    IpPrefix subnet = address.prefix().network();
    routes.removeFirst(route -> isOn(route, index, TABLE_LOCAL, host));
    if (!address.secondary()) {
      routes.removeFirst(route -> isOn(route, index, TABLE_MAIN, subnet));
      routes.removeFirst(route -> isOn(route, index, TABLE_LOCAL, IpPrefix.host(subnet.last())));
    }
  }

  private static boolean isOn(FakeRoute route, int index, int table, IpPrefix destination) {
    return route.protocol() == RTPROT_KERNEL
        && route.key().table() == table
        && route.key().destination().equals(destination)
        && route.links().contains(index);
  }
}
