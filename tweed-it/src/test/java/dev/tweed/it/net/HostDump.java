package dev.tweed.it.net;

import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a namespace's kernel holds that decides the way of packets, as text: without the links'
 * numbers, and without what comes and goes by itself.
 */
final class HostDump {

  private static final String TABLES =
      """
      echo "-- addresses"; ip -o addr show scope global | awk '{print $2, $4}' | sort
      echo "-- routes"; ip route show table main | sed 's/ linkdown//; s/ *$//' | sort
      ip -6 route show table main | grep -v -e ^fe80 -e ^multicast | sed 's/ expires.*//; s/ linkdown//' | sort
      echo "-- next hops"; ip nexthop | sort
      echo "-- neighbours"; ip neigh show nud permanent | sort; ip -6 neigh show nud permanent | sort
      echo "-- FDB entries"; bridge fdb | grep ' dst .* permanent' | sort
      echo "-- parameters"; cd /proc/sys/net/ipv4/conf; grep . */forwarding
      """;

  private HostDump() {}

  static String of(Netns netns) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      return "-- links\n" + links(rtnetlink.links()) + "\n" + new Shell(netns).run(TABLES);
    }
  }

  private static String links(List<Link> links) {
    Map<Integer, Link> byIndex =
        links.stream().collect(Collectors.toMap(Link::index, Function.identity()));
    return links.stream()
        .map(link -> line(link, byIndex))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The kernel chooses the MAC address of a container's cable anew each time. */
  private static String line(Link link, Map<Integer, Link> byIndex) {
    Link none = Link.named("none");
    String kind = link.kind().map(k -> k.name()).orElse("hardware");
    return String.join(
        " ",
        link.name(),
        kind,
        link.mac().filter(_ -> !kind.equals("veth")).map(MacAddress::toString).orElse(""),
        "mtu " + link.mtu().orElse(0),
        "master " + byIndex.getOrDefault(link.master().orElse(0), none).name(),
        link.isUp() ? "up" : "down",
        link.alias());
  }
}
