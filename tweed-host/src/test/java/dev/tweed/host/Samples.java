package dev.tweed.host;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.List;

/** The objects of a small overlay: a tunnel over {@code eth0}, a bridge, and numbered peers. */
final class Samples {

  static final String UNDERLAY = "eth0";
  static final String TUNNEL = "tweed.1";
  static final String BRIDGE = "tweed0";
  static final IpAddress LOCAL = IpAddress.parse("192.168.33.11");
  static final MacAddress TUNNEL_MAC = MacAddress.parse("0e:54:0a:f4:01:00");
  static final MacAddress BRIDGE_MAC = MacAddress.parse("2e:54:0a:f4:01:01");
  static final int MTU = 1450;

  private Samples() {}

  static HostLink tunnel() {
    return HostLink.own(TUNNEL, vxlan(1), TUNNEL_MAC, MTU);
  }

  static LinkShape vxlan(int vni) {
    return new LinkShape.Vxlan(vni, 8472, LOCAL, UNDERLAY, false, false);
  }

  static HostLink bridge() {
    return HostLink.own(BRIDGE, new LinkShape.Bridge(), BRIDGE_MAC, MTU);
  }

  static HostSysctl forwarding(String link) {
    return HostSysctl.ofLink("ipv4", link, "forwarding", "1");
  }

  static HostAddress address(String link, String prefix) {
    return new HostAddress(link, IpPrefix.parse(prefix), true);
  }

  /** What the host needs whoever the peers are. */
  static List<HostObject> host() {
    return List.of(
        tunnel(),
        address(TUNNEL, "10.244.1.0/32"),
        forwarding(TUNNEL),
        bridge(),
        address(BRIDGE, "10.244.1.1/24"),
        forwarding(BRIDGE));
  }

  static IpPrefix subnet(int peer) {
    return new IpPrefix(IpAddress.v4(0x0AF4_0000 + (peer << 8)), 24);
  }

  static MacAddress mac(int peer) {
    return new MacAddress(0x0E54_0AF4_0000L + (peer << 8));
  }

  static HostNeighbour neighbour(int peer) {
    return new HostNeighbour(TUNNEL, subnet(peer).address(), mac(peer));
  }

  static HostFdbEntry fdbEntry(int peer) {
    return new HostFdbEntry(TUNNEL, mac(peer), IpAddress.v4(0xC0A8_2100 + peer));
  }

  static HostNexthop nexthop(int peer) {
    IpAddress gateway = subnet(peer).address();
    return new HostNexthop(gateway.lowBits(), gateway, TUNNEL, true, HostObject.PROTOCOL);
  }

  static HostRoute routeThrough(int peer) {
    HostRoute.Hop hop = new HostRoute.Hop.Through(nexthop(peer).id());
    return new HostRoute(subnet(peer), hop, HostObject.PROTOCOL);
  }

  static HostRoute plainRoute(int peer) {
    HostRoute.Hop hop = new HostRoute.Hop.Via(subnet(peer).address(), TUNNEL, true);
    return new HostRoute(subnet(peer), hop, HostObject.PROTOCOL);
  }

  /** A peer by next hop object. */
  static List<HostObject> peer(int peer) {
    return List.of(neighbour(peer), fdbEntry(peer), nexthop(peer), routeThrough(peer));
  }

  /** A peer as kernels before 5.3 need it. */
  static List<HostObject> plainPeer(int peer) {
    return List.of(neighbour(peer), fdbEntry(peer), plainRoute(peer));
  }
}
