package dev.tweed.host;

import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.VethKind;
import dev.tweed.linux.route.VxlanAttributes;
import dev.tweed.linux.route.VxlanKind;

/** From changes to netlink requests, where links have numbers. */
final class Requests {

  private final LinkTable links;

  Requests(LinkTable links) {
    this.links = links;
  }

  /**
   * The request for a change.
   *
   * @param written whether an object of ours was there before
   */
  RouteRequest of(Change change, boolean written) {
    return switch (change) {
      case Change.Create(HostObject object) ->
          mayReplace(object, written)
              ? RouteRequest.replace(wire(object))
              : RouteRequest.add(wire(object));
      case Change.Update(HostLink link, HostLink observed) ->
          RouteRequest.change(settings(link, observed));
      case Change.Update(HostObject object, _) -> RouteRequest.replace(wire(object));
      case Change.Delete(HostObject object) -> RouteRequest.delete(wire(object));
      case Change.Discard(HostLink link, _) -> RouteRequest.delete(at(link));
    };
  }

  /**
   * Whether what is there unseen may be overwritten. Lists leave out others' routes and next hops:
   * one that is in the place of ours is damage. And what is on our tunnels is ours at any rate.
   */
  private static boolean mayReplace(HostObject object, boolean written) {
    return switch (object) {
      case HostNeighbour _, HostFdbEntry _ -> true;
      case HostRoute _, HostNexthop _ -> written;
      default -> false;
    };
  }

  private RouteObject wire(HostObject object) {
    return switch (object) {
      case HostLink link -> link(link);
      case HostAddress address -> address(address);
      case HostNeighbour neighbour ->
          Neighbour.permanent(links.index(neighbour.link()), neighbour.address(), neighbour.mac());
      case HostFdbEntry entry ->
          FdbEntry.tunnel(links.index(entry.link()), entry.mac(), entry.vtep());
      case HostNexthop nexthop -> nexthop(nexthop);
      case HostRoute route -> route(route);
      case HostTunnel _, HostTunnelRoute _ ->
          throw new AssertionError(object + " is in user space");
      case HostSysctl sysctl -> throw new AssertionError(sysctl + " is no netlink object");
    };
  }

  /** A lease makes it unique: waiting for its double to answer would cost a second of silence. */
  private Address address(HostAddress address) {
    Address wire = Address.of(address.prefix(), links.index(address.link()));
    return address.prefix().address().isV4() ? wire : wire.withFlag(Address.NODAD);
  }

  private Link at(HostLink link) {
    return Link.at(links.index(link.name())).withName(link.name());
  }

  private Link link(HostLink wanted) {
    int index = links.index(wanted.name());
    if (index != LinkTable.NONE) {
      return at(wanted);
    }
    Link link = Link.named(wanted.name()).withKind(kind(wanted.shape()));
    if (wanted.mac() != null) {
      link = link.withMac(wanted.mac());
    }
    if (wanted.mtu() != 0) {
      link = link.withMtu(wanted.mtu());
    }
    if (!wanted.master().isEmpty()) {
      link = link.withMaster(links.index(wanted.master()));
    }
    return wanted.up() ? link.up() : link;
  }

  private LinkKind kind(LinkShape shape) {
    return switch (shape) {
      case LinkShape.Bridge _ -> new BridgeKind();
      case LinkShape.Vxlan vxlan -> vxlan(vxlan);
      case LinkShape.Veth veth ->
          VethKind.to(
              Link.named(veth.peer())
                  .withMac(veth.mac())
                  .withMtu(veth.mtu())
                  .inNamespace(veth.container()));
      case LinkShape.Tun _ -> throw new AssertionError("netlink makes no TUN links");
      case LinkShape.Foreign foreign ->
          throw new AssertionError("links of kind " + foreign.kind() + " are others' to make");
    };
  }

  private VxlanKind vxlan(LinkShape.Vxlan shape) {
    VxlanKind kind =
        VxlanKind.vni(shape.vni())
            .withLocal(shape.local())
            .withPort(shape.port())
            .withLearning(shape.learning())
            .over(links.index(shape.underlay()));
    return shape.gbp() ? kind.with(VxlanAttributes.GBP, true) : kind;
  }

  /** Only what differs, so that nothing else is disturbed. */
  private Link settings(HostLink wanted, HostLink observed) {
    Link link = at(wanted);
    if (wanted.mac() != null && !wanted.mac().equals(observed.mac())) {
      link = link.withMac(wanted.mac());
    }
    if (wanted.mtu() != 0 && wanted.mtu() != observed.mtu()) {
      link = link.withMtu(wanted.mtu());
    }
    if (!wanted.master().equals(observed.master())) {
      link = link.withMaster(links.index(wanted.master()));
    }
    if (!wanted.alias().equals(observed.alias())) {
      link = link.withAlias(wanted.alias());
    }
    if (wanted.up() != observed.up()) {
      link = wanted.up() ? link.up() : link.down();
    }
    return link;
  }

  private Nexthop nexthop(HostNexthop nexthop) {
    Nexthop wire =
        Nexthop.via(nexthop.id(), nexthop.gateway(), links.index(nexthop.link()))
            .withProtocol(nexthop.protocol());
    return nexthop.onlink() ? wire.onlink() : wire;
  }

  private Route route(HostRoute route) {
    Route wire = Route.to(route.destination()).withProtocol(route.protocol());
    return switch (route.hop()) {
      case HostRoute.Hop.Through object -> wire.through(object.id());
      case HostRoute.Hop.Via via -> {
        Route by = wire.on(links.index(via.link()));
        Route on = via.gateway() == null ? by : by.via(via.gateway());
        yield via.onlink() ? on.onlink() : on;
      }
    };
  }
}
