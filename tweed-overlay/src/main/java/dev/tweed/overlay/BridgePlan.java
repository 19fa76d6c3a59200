package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.LinkShape;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bridge that containers are ports of: it has the first address of each of the host's subnets.
 */
public final class BridgePlan {

  private BridgePlan() {}

  /** The containers' gateway in a subnet. */
  public static IpAddress gateway(IpPrefix subnet) {
    return subnet.at(1);
  }

  /**
   * The bridge and what it needs.
   *
   * @param mtu of the containers' links
   */
  public static List<HostObject> objects(String bridge, LeaseKey subnets, int mtu) {
    List<IpPrefix> all =
        Stream.of(subnets.ipv4(), subnets.ipv6()).flatMap(o -> o.stream()).toList();
    List<HostObject> objects = new ArrayList<>();
    var mac = DerivedMac.bridge(gateway(all.getFirst()));
    objects.add(HostLink.own(bridge, new LinkShape.Bridge(), mac, mtu));
    for (IpPrefix subnet : all) {
      IpFamily family = subnet.family();
      objects.add(new HostAddress(bridge, new IpPrefix(gateway(subnet), subnet.length()), true));
      objects.add(Forwarding.on(family, bridge));
      if (family == IpFamily.IPV6) {
        objects.add(Forwarding.IPV6_HOST);
      }
    }
    return objects;
  }
}
