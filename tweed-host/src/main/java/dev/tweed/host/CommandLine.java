package dev.tweed.host;

/**
 * The lines of {@code ip}, {@code bridge} and {@code sysctl} that do what a change does. Tunnels of
 * this program have no such tool; their lines are in the same words.
 */
final class CommandLine {

  private CommandLine() {}

  static String create(HostObject object) {
    return switch (object) {
      case HostSysctl sysctl -> "sysctl -w " + sysctl;
      case HostLink link when link.shape() instanceof LinkShape.Tun ->
          "ip tuntap add dev " + link.name() + " mode tun vnet_hdr && " + update(link);
      case HostLink link -> "ip link add " + link;
      case HostFdbEntry entry -> "bridge fdb add " + entry;
      case HostTunnel tunnel -> "tunnel add " + tunnel;
      case HostTunnelRoute route -> "tunnel route add " + route;
      default -> "ip " + noun(object) + " add " + object;
    };
  }

  static String update(HostObject object) {
    return switch (object) {
      case HostSysctl sysctl -> "sysctl -w " + sysctl;
      case HostLink link -> "ip link set " + settings(link);
      case HostFdbEntry entry -> "bridge fdb replace " + entry;
      case HostTunnel tunnel -> "tunnel replace " + tunnel;
      case HostTunnelRoute route -> "tunnel route replace " + route;
      default -> "ip " + noun(object) + " replace " + object;
    };
  }

  static String delete(HostObject object) {
    return switch (object) {
      case HostSysctl sysctl -> "sysctl -w " + sysctl;
      case HostLink link -> "ip link del " + link.name();
      case HostFdbEntry entry ->
          "bridge fdb del "
              + entry.mac()
              + " dev "
              + entry.link()
              + " dst "
              + entry.vtep()
              + " self";
      case HostTunnel tunnel -> "tunnel del dev " + tunnel.link();
      case HostTunnelRoute route -> "tunnel route del " + route.destination();
      case HostNeighbour neighbour ->
          "ip neigh del " + neighbour.address() + " dev " + neighbour.link();
      case HostNexthop nexthop -> "ip nexthop del id " + Integer.toUnsignedString(nexthop.id());
      default -> "ip " + noun(object) + " del " + object;
    };
  }

  private static String settings(HostLink link) {
    String line = link.toString();
    return line.substring(0, line.length() - link.shape().toString().length()).strip();
  }

  private static String noun(HostObject object) {
    return switch (object) {
      case HostLink _ -> "link";
      case HostAddress _ -> "addr";
      case HostNeighbour _ -> "neigh";
      case HostNexthop _ -> "nexthop";
      case HostRoute route -> route.destination().address().isV4() ? "route" : "-6 route";
      case HostSysctl _, HostFdbEntry _, HostTunnel _, HostTunnelRoute _ ->
          throw new AssertionError(object);
    };
  }
}
