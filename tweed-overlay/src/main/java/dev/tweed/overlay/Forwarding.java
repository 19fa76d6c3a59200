package dev.tweed.overlay;

import dev.tweed.host.HostSysctl;
import dev.tweed.net.IpFamily;

/** The kernel parameters that let packets pass through a host. */
final class Forwarding {

  private Forwarding() {}

  /**
   * Packets that come in by this link may be forwarded. IPv4 asks the link alone; IPv6 asks the
   * whole host ({@link #IPV6_HOST}) and looks at the link only for router advertisements.
   */
  static HostSysctl on(IpFamily family, String link) {
    return HostSysctl.ofLink(family == IpFamily.IPV4 ? "ipv4" : "ipv6", link, "forwarding", "1");
  }

  /** IPv6 forwards on all links or on none: {@code ip6_forward} reads this one only. */
  static final HostSysctl IPV6_HOST = new HostSysctl("net/ipv6/conf/all/forwarding", "", "1", true);
}
