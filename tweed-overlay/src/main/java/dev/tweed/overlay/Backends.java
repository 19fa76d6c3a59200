package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/** Picks the backend that a network's configuration asks for. */
public final class Backends {

  private Backends() {}

  /**
   * The backend, fit for this host.
   *
   * @param nexthopObjects whether the kernel has next hop objects (5.3 and later)
   * @throws OverlayException when this host cannot run it, or Tweed cannot
   */
  public static OverlayBackend of(
      NetworkConfig config, Underlay underlay, LinkNames names, boolean nexthopObjects) {
    List<IpFamily> families = new ArrayList<>();
    config.ipv4().ifPresent(_ -> families.add(IpFamily.IPV4));
    config.ipv6().ifPresent(_ -> families.add(IpFamily.IPV6));
    return switch (config.backend()) {
      case Backend.Vxlan vxlan ->
          new VxlanBackend(vxlan, families, underlay, names, nexthopObjects);
      case Backend.HostGw _ -> new HostGwBackend(families, underlay, nexthopObjects);
      case Backend.Udp udp -> new UdpBackend(udp, families, ipv4(config), underlay, names);
      case Backend.Alloc _ -> new AllocBackend(underlay);
      default ->
          throw new OverlayException(
              "Backend.Type " + config.backend().type() + ": must be vxlan, host-gw, udp or alloc");
    };
  }

  private static IpPrefix ipv4(NetworkConfig config) {
    return config
        .ipv4()
        .orElseThrow(() -> new OverlayException("Backend.Type udp: EnableIPv4 must be true"))
        .network();
  }
}
