package dev.tweed.overlay;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/**
 * The link that joins this host to the others.
 *
 * @param link its name
 * @param mtu its MTU in bytes
 * @param addresses those on it, with the length of their networks
 * @param publicIp where other hosts reach this one over IPv4
 * @param publicIpv6 the same over IPv6
 */
public record Underlay(
    String link,
    int mtu,
    List<IpPrefix> addresses,
    Optional<IpAddress> publicIp,
    Optional<IpAddress> publicIpv6) {

  public Underlay {
    addresses = List.copyOf(addresses);
  }

  /** The public address of a family. */
  public Optional<IpAddress> publicAddress(IpFamily family) {
    return family == IpFamily.IPV4 ? publicIp : publicIpv6;
  }

  /**
   * The public address of a family.
   *
   * @throws OverlayException when there is none
   */
  IpAddress requireAddress(IpFamily family) {
    return publicAddress(family)
        .orElseThrow(() ->
            new OverlayException(
                "link "
                    + link
                    + " has no "
                    + family
                    + " address, which the network needs to join hosts over "
                    + family
                    + "; add one or choose another link"));
  }

  /** Whether packets to the address need no gateway. */
  public boolean reachesDirectly(IpAddress address) {
    return addresses.stream().anyMatch(prefix -> prefix.contains(address));
  }
}
