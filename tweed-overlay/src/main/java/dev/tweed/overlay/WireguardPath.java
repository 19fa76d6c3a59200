package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/**
 * Which of a peer's addresses a tunnel's packets go to.
 *
 * @param allowed the families the mode leaves, of those this host has an address of
 */
record WireguardPath(Underlay underlay, List<IpFamily> allowed) {

  /** RFC 1918 and RFC 4193: what networks that do not know each other both may use. */
  private static final List<IpPrefix> PRIVATE =
      List.of(
          IpPrefix.parse("10.0.0.0/8"),
          IpPrefix.parse("172.16.0.0/12"),
          IpPrefix.parse("192.168.0.0/16"),
          IpPrefix.parse("fc00::/7"));

  /**
   * Over one family only.
   *
   * @throws OverlayException when this host has no address of it
   */
  static WireguardPath over(IpFamily family, Underlay underlay) {
    underlay.requireAddress(family);
    return new WireguardPath(underlay, List.of(family));
  }

  /** As a mode for one tunnel says. */
  static WireguardPath of(Backend.Wireguard.Mode mode, Underlay underlay) {
    return switch (mode) {
      case IPV4 -> over(IpFamily.IPV4, underlay);
      case IPV6 -> over(IpFamily.IPV6, underlay);
      case AUTO, SEPARATE -> {
        boolean v4 = underlay.publicIp().isPresent();
        boolean v6 = underlay.publicIpv6().isPresent();
        yield v4 && v6
            ? new WireguardPath(underlay, List.of(IpFamily.IPV4, IpFamily.IPV6))
            : over(v6 ? IpFamily.IPV6 : IpFamily.IPV4, underlay);
      }
    };
  }

  boolean mayUse(IpFamily family) {
    return allowed.contains(family);
  }

  /**
   * The peer's address. Where both families would do it is the one more likely to get through: a
   * public IPv4 address; else IPv6 when it is public at both ends; else IPv4.
   */
  Optional<IpAddress> to(LeaseValue peer) {
    List<IpAddress> common =
        allowed.stream().flatMap(family -> peer.publicAddress(family).stream()).toList();
    if (common.size() < 2) {
      return common.stream().findFirst();
    }
    IpAddress v4 = common.getFirst();
    IpAddress v6 = common.getLast();
    boolean byIpv6 =
        !isPublic(v4)
            && isPublic(v6)
            && underlay.publicIpv6().filter(WireguardPath::isPublic).isPresent();
    return Optional.of(byIpv6 ? v6 : v4);
  }

  private static boolean isPublic(IpAddress address) {
    return !address.isLinkLocal() && PRIVATE.stream().noneMatch(range -> range.contains(address));
  }
}
