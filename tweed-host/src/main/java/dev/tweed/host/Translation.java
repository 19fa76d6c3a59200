package dev.tweed.host;

import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteType;
import dev.tweed.linux.route.TunKind;
import dev.tweed.linux.route.VxlanAttributes;
import dev.tweed.linux.route.VxlanKind;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From what the kernel says to host objects, which know nothing of link numbers. What does not
 * concern Tweed is left out: other protocols' routes, learned neighbours, other people's tunnels.
 */
final class Translation {

  private static final int IPV6_DEFAULT_METRIC = 1024;

  private final LinkTable links;
  private final Function<Key, @Nullable HostObject> held;

  /**
   * @param held what is known to be there under a key: what others make of our objects concerns us
   */
  Translation(LinkTable links, Function<Key, @Nullable HostObject> held) {
    this.links = links;
    this.held = held;
  }

  /** The key of the object, were it ours; null for what never is. */
  @Nullable Key key(RouteObject object) {
    return switch (object) {
      case Link link -> HostLink.key(link.name());
      case Address address ->
          new Key(Key.Kind.ADDRESS, links.name(address.link()), address.local());
      case Neighbour neighbour ->
          new Key(Key.Kind.NEIGHBOUR, links.name(neighbour.link()), neighbour.address());
      case FdbEntry entry -> new Key(Key.Kind.FDB_ENTRY, links.name(entry.link()), entry.mac());
      case Nexthop nexthop -> new Key(Key.Kind.NEXTHOP, "", nexthop.id());
      case Route route -> isPlain(route) ? HostRoute.key(route.destination()) : null;
      default -> null;
    };
  }

  /** The host object; null for what does not concern Tweed. */
  @Nullable HostObject translate(RouteObject object) {
    return switch (object) {
      case Link link -> link(link);
      case Address address -> address(address);
      case Neighbour neighbour -> neighbour(neighbour);
      case FdbEntry entry -> fdbEntry(entry);
      case Nexthop nexthop -> nexthop(nexthop);
      case Route route -> route(route);
      default -> null;
    };
  }

  private HostLink link(Link link) {
    return new HostLink(
        link.name(),
        shape(link),
        link.mac().orElse(null),
        link.mtu().orElse(0),
        links.name(link.master().orElse(LinkTable.NONE)),
        link.isUp(),
        link.alias());
  }

  private LinkShape shape(Link link) {
    LinkKind kind = link.kind().orElse(null);
    return switch (kind) {
      case VxlanKind vxlan when vxlan.local().isPresent() ->
          new LinkShape.Vxlan(
              vxlan.vni().orElse(0),
              vxlan.port().orElse(0),
              vxlan.local().get(),
              links.name(vxlan.over().orElse(LinkTable.NONE)),
              vxlan.learning(),
              vxlan.attributes().find(VxlanAttributes.GBP).isPresent());
      case TunKind tun when !tun.tap() -> new LinkShape.Tun();
      case null -> new LinkShape.Foreign("");
      default ->
          kind.name().equals("bridge")
              ? new LinkShape.Bridge()
              : new LinkShape.Foreign(kind.name());
    };
  }

  /** Link-local addresses come by themselves. */
  private @Nullable HostAddress address(Address address) {
    if (address.local().address().isLinkLocal()) {
      return null;
    }
    String link = links.name(address.link());
    return new HostAddress(link, address.local(), isOurs(link));
  }

  private @Nullable HostNeighbour neighbour(Neighbour neighbour) {
    String link = links.name(neighbour.link());
    return neighbour.isPermanent() && neighbour.mac() != null && isOurTunnel(link)
        ? new HostNeighbour(link, neighbour.address(), neighbour.mac())
        : null;
  }

  private @Nullable HostFdbEntry fdbEntry(FdbEntry entry) {
    String link = links.name(entry.link());
    return isPermanent(entry) && entry.destination() != null && isOurTunnel(link)
        ? new HostFdbEntry(link, entry.mac(), entry.destination())
        : null;
  }

  private static boolean isPermanent(FdbEntry entry) {
    return (entry.state() & Neighbour.PERMANENT) != 0;
  }

  private @Nullable HostNexthop nexthop(Nexthop nexthop) {
    if (nexthop.protocol() != HostObject.PROTOCOL && isUnknown(nexthop)) {
      return null;
    }
    IpAddress gateway = nexthop.gateway();
    return new HostNexthop(
        nexthop.id(),
        gateway == null ? IpAddress.v4(0) : gateway,
        links.name(nexthop.link()),
        (nexthop.flags() & Route.ONLINK) != 0,
        nexthop.protocol());
  }

  private @Nullable HostRoute route(Route route) {
    if (!isPlain(route) || (route.protocol() != HostObject.PROTOCOL && isUnknown(route))) {
      return null;
    }
    return new HostRoute(route.destination(), hop(route), route.protocol());
  }

  private HostRoute.Hop hop(Route route) {
    if (route.nexthop() != 0) {
      return new HostRoute.Hop.Through(route.nexthop());
    }
    if (route.type() != RouteType.UNICAST || !route.hops().isEmpty()) {
      return new HostRoute.Hop.Via(null, route.type().toString(), false);
    }
    return new HostRoute.Hop.Via(
        route.gateway(), links.name(route.link()), route.has(Route.ONLINK));
  }

  /** In the main table, for all traffic, with the default priority: where our routes are. */
  private static boolean isPlain(Route route) {
    int metric = route.destination().family() == IpFamily.IPV4 ? 0 : IPV6_DEFAULT_METRIC;
    return route.table() == RouteNumbers.TABLE_MAIN
        && route.metric() == metric
        && route.tos() == 0
        && !route.has(Route.CLONED)
        && (route.source() == null || route.source().equals(new IpPrefix(IpAddress.v6(0, 0), 0)));
  }

  private boolean isUnknown(RouteObject object) {
    Key key = key(object);
    return key == null || held.apply(key) == null;
  }

  private boolean isOurs(String link) {
    return held.apply(HostLink.key(link)) instanceof HostLink there && there.ours();
  }

  private boolean isOurTunnel(String link) {
    return held.apply(HostLink.key(link)) instanceof HostLink there
        && there.ours()
        && there.shape() instanceof LinkShape.Vxlan;
  }
}
