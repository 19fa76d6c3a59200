package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeRoute.RTA_MULTIPATH;
import static dev.tweed.testkit.kernel.FakeRoute.RTA_OIF;
import static dev.tweed.testkit.kernel.FakeRoute.RTNH_F_ONLINK;
import static dev.tweed.testkit.kernel.FakeRoute.RTN_UNICAST;

import dev.tweed.linux.Errno;
import dev.tweed.net.IpAddress;
import java.util.Optional;

/** What the kernel insists on before it takes a route or a nexthop object. */
final class RouteChecks {

  private final LinkTable links;
  private final AddressTable addresses;
  private final NexthopTable nexthops;

  RouteChecks(LinkTable links, AddressTable addresses, NexthopTable nexthops) {
    this.links = links;
    this.addresses = addresses;
    this.nexthops = nexthops;
  }

  /** Returns the route with what the kernel adds: the link that leads to its gateway. */
  FakeRoute check(FakeRoute route) {
    if (!route.key().destination().isNetwork()) {
      throw new Refusal(Errno.EINVAL, "Invalid prefix for given prefix length");
    }
    if (route.nexthopId() != 0) {
      if (nexthops.find(route.nexthopId()).isEmpty()) {
        throw new Refusal(Errno.EINVAL, "Nexthop id does not exist");
      }
      return route;
    }
    if (route.type() != RTN_UNICAST) {
      return route;
    }
    if (route.attributes().has(RTA_MULTIPATH)) {
      route.links().forEach(index -> requireUp(links.require(index), true));
      return route;
    }
    int link = way(route.gateway(), route.attributes().u32(RTA_OIF, 0), route.flags());
    route.attributes().putU32(RTA_OIF, link);
    return route;
  }

  /** The index of the link that this way leads over. */
  private int way(Optional<IpAddress> gateway, int oif, int flags) {
    if (gateway.isEmpty()) {
      requireUp(links.require(oif), false);
      return oif;
    }
    boolean v4 = gateway.get().isV4();
    if ((flags & RTNH_F_ONLINK) != 0 || gateway.get().isLinkLocal()) {
      requireUp(links.require(oif), true);
      return oif;
    }
    FakeLink direct =
        addresses
            .reaching(gateway.get())
            .filter(link -> oif == 0 || links.require(oif) == link)
            .orElseThrow(() -> unreachable(v4));
    return direct.index;
  }

  private static Refusal unreachable(boolean v4) {
    return v4
        ? new Refusal(Errno.ENETUNREACH, "Nexthop has invalid gateway")
        : new Refusal(Errno.EHOSTUNREACH);
  }

  private static void requireUp(FakeLink link, boolean gateway) {
    if (!link.up) {
      throw new Refusal(
          Errno.ENETDOWN, gateway ? "Nexthop device is not up" : "Device for nexthop is not up");
    }
  }
}
