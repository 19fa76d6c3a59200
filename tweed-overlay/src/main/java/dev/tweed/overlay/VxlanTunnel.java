package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostFdbEntry;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostNeighbour;
import dev.tweed.host.HostNexthop;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.host.HostSysctl;
import dev.tweed.host.LinkShape;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/** This host's tunnel of one address family. */
final class VxlanTunnel {

  /**
   * Inner Ethernet 14, VXLAN 8, UDP 8, and an outer IPv4 header of 20 or IPv6 header of 40 bytes.
   */
  private static final int OVERHEAD_V4 = 50;

  private static final int OVERHEAD_V6 = 70;

  private final IpFamily family;
  private final Backend.Vxlan config;
  private final Underlay underlay;
  private final IpAddress local;
  private final String link;
  private final boolean nexthopObjects;

  VxlanTunnel(
      IpFamily family,
      Backend.Vxlan config,
      Underlay underlay,
      LinkNames names,
      boolean nexthopObjects) {
    this.family = family;
    this.config = config;
    this.underlay = underlay;
    this.local =
        underlay
            .publicAddress(family)
            .orElseThrow(() ->
                new OverlayException(
                    "link "
                        + underlay.link()
                        + " has no "
                        + family
                        + " address, which the network's "
                        + family
                        + " tunnel needs; add one or choose another link"));
    this.link = names.vxlan(family, config.vni());
    this.nexthopObjects = nexthopObjects && family == IpFamily.IPV4;
  }

  IpFamily family() {
    return family;
  }

  IpAddress local() {
    return local;
  }

  int vni() {
    return config.vni();
  }

  int mtu() {
    int overhead = family == IpFamily.IPV4 ? OVERHEAD_V4 : OVERHEAD_V6;
    return Math.min(config.mtu().orElse(underlay.mtu()), underlay.mtu()) - overhead;
  }

  List<HostObject> host(Vtep own) {
    LinkShape shape =
        new LinkShape.Vxlan(
            config.vni(),
            config.udpPort(),
            local,
            underlay.link(),
            config.learning(),
            config.gbp());
    IpPrefix address = IpPrefix.host(own.subnet().address());
    return List.of(
        HostLink.own(link, shape, own.mac(), mtu()),
        new HostAddress(link, address, true),
        HostSysctl.ofLink("ipv6", link, "accept_ra", "0").ifThere(),
        Forwarding.on(family, link));
  }

  List<HostObject> peer(Vtep peer) {
    if (config.directRouting() && underlay.reachesDirectly(peer.address())) {
      var hop = new HostRoute.Hop.Via(peer.address(), underlay.link(), false);
      return List.of(new HostRoute(peer.subnet(), hop, HostObject.PROTOCOL));
    }
    IpAddress gateway = peer.subnet().address();
    List<HostObject> objects = new ArrayList<>(4);
    objects.add(new HostNeighbour(link, gateway, peer.mac()));
    objects.add(new HostFdbEntry(link, peer.mac(), peer.address()));
    objects.addAll(route(peer.subnet(), gateway));
    return objects;
  }

  /** A subnet's first address serves as its next hop's number: unique, and known without asking. */
  private List<HostObject> route(IpPrefix subnet, IpAddress gateway) {
    if (!nexthopObjects) {
      var hop = new HostRoute.Hop.Via(gateway, link, true);
      return List.of(new HostRoute(subnet, hop, HostObject.PROTOCOL));
    }
    int id = gateway.lowBits();
    return List.of(
        new HostNexthop(id, gateway, link, true, HostObject.PROTOCOL),
        new HostRoute(subnet, new HostRoute.Hop.Through(id), HostObject.PROTOCOL));
  }
}
