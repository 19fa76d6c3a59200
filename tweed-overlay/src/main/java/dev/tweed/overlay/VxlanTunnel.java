package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostFdbEntry;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostNeighbour;
import dev.tweed.host.HostObject;
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
    this.local = underlay.requireAddress(family);
    this.link = names.vxlan(family, config.vni());
    this.nexthopObjects = nexthopObjects;
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
      return new PeerRoute(peer.subnet(), peer.address(), underlay.link(), false)
          .objects(nexthopObjects);
    }
    IpAddress gateway = peer.subnet().address();
    List<HostObject> objects = new ArrayList<>(4);
    objects.add(new HostNeighbour(link, gateway, peer.mac()));
    objects.add(new HostFdbEntry(link, peer.mac(), peer.address()));
    objects.addAll(new PeerRoute(peer.subnet(), gateway, link, true).objects(nexthopObjects));
    return objects;
  }
}
