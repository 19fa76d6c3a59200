package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeRoute.RTA_GATEWAY;
import static dev.tweed.testkit.kernel.FakeRoute.RTA_OIF;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.Set;

/** Where routes lead, directly or through a nexthop object. */
final class RouteWays {

  private static final int RTM_F_CLONED = 0x200;

  private final NexthopTable nexthops;

  RouteWays(NexthopTable nexthops) {
    this.nexthops = nexthops;
  }

  Set<Integer> links(FakeRoute route) {
    return route.nexthopId() == 0 ? route.links() : nexthops.links(route.nexthopId());
  }

  /** The route as dumps show it: with what its nexthop object says (nexthop_compat_mode). */
  FakeRoute shown(FakeRoute route) {
    if (route.nexthopId() == 0) {
      return route;
    }
    Attributes shown = route.attributes().copy();
    FakeNexthop nexthop = nexthops.find(route.nexthopId()).orElse(null);
    int flags = route.flags();
    if (nexthop != null && !nexthop.isGroup()) {
      nexthop.link().ifPresent(link -> shown.putU32(RTA_OIF, link));
      nexthop.gateway().ifPresent(gateway -> shown.put(RTA_GATEWAY, gateway.bytes()));
      flags |= nexthop.flags();
    }
    return new FakeRoute(route.key(), route.protocol(), route.scope(), route.type(), flags, shown);
  }

  /** The answer to "route get". */
  FakeRoute resolved(FakeRoute route, IpAddress destination) {
    FakeRoute shown = shown(route);
    FakeRoute.Key key = new FakeRoute.Key(route.key().table(), IpPrefix.host(destination), 0, 0);
    return new FakeRoute(key, 0, 0, shown.type(), shown.flags() | RTM_F_CLONED, shown.attributes());
  }
}
