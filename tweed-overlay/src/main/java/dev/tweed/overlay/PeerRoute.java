package dev.tweed.overlay;

import dev.tweed.host.HostNexthop;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;

/**
 * The way to a peer's subnet.
 *
 * @param subnet what is behind the peer
 * @param gateway where packets for it go
 * @param link the link they leave by
 * @param onlink whether the gateway is taken to be on the link whatever the link's addresses
 */
record PeerRoute(IpPrefix subnet, IpAddress gateway, String link, boolean onlink) {

  /**
   * The route, and the next hop object it goes through where the kernel has them: it takes five
   * thousand of the pair in an eighth of the time of routes that say all themselves. The object's
   * number is the subnet's first address, unique and known without asking; IPv6 subnets do not fit.
   */
  List<HostObject> objects(boolean nexthopObjects) {
    if (!nexthopObjects || !subnet.address().isV4()) {
      return List.of(route(new HostRoute.Hop.Via(gateway, link, onlink)));
    }
    int id = subnet.address().lowBits();
    return List.of(
        new HostNexthop(id, gateway, link, onlink, HostObject.PROTOCOL),
        route(new HostRoute.Hop.Through(id)));
  }

  private HostRoute route(HostRoute.Hop hop) {
    return new HostRoute(subnet, hop, HostObject.PROTOCOL);
  }
}
