package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostSysctl;
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

  /** Milliseconds until an unanswered question for a neighbour is asked again. */
  public static final String RETRANSMIT_MS = "200";

  private BridgePlan() {}

  /**
   * A bridge that was made anew, or a port that has just come up, loses the first question for a
   * container's MAC address. The kernel's usual second until the next would be the longest part of
   * the repair by far.
   */
  private static HostSysctl askAgainSoon(IpFamily family, String bridge) {
    String tree = family == IpFamily.IPV4 ? "ipv4" : "ipv6";
    String path = "net/" + tree + "/neigh/" + bridge + "/retrans_time_ms";
    return new HostSysctl(path, bridge, RETRANSMIT_MS, false);
  }

  /** The containers' gateway in a subnet. */
  public static IpAddress gateway(IpPrefix subnet) {
    return subnet.at(1);
  }

  /**
   * The bridge and what it needs. In IPv6 no double of its link-local address is waited for, which
   * is made from its MAC address and on no other host's network: the kernel asks for no container
   * on behalf of others until then, a second or two.
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
      objects.add(askAgainSoon(family, bridge));
      if (family == IpFamily.IPV6) {
        objects.add(Forwarding.IPV6_HOST);
        objects.add(HostSysctl.ofLink("ipv6", bridge, "accept_dad", "0").ifThere());
      }
    }
    return objects;
  }
}
