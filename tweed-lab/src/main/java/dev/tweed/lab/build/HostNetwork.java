package dev.tweed.lab.build;

import dev.tweed.lab.topology.HostSpec;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/** What a fresh machine's own set-up would do: loopback and underlay link up, addresses. */
public final class HostNetwork {

  private static final int LOOPBACK = 1;
  private static final String NO_IPV6 =
      "net/ipv6/conf/" + UnderlayCabling.HOST_LINK + "/disable_ipv6";

  private HostNetwork() {}

  /** Configures a host whose end of the cable is there, in its namespace. */
  public static void configure(HostSpec host, Netns netns, List<RouteRequest> more) {
    netns.run(() -> {
      if (host.addresses().stream().noneMatch(prefix -> prefix.family() == IpFamily.IPV6)) {
        Sysctl.write(NO_IPV6, "1"); // each link would announce itself to all others: n² packets
      }
      try (Rtnetlink rtnetlink = Rtnetlink.open()) {
        rtnetlink.executeAll(requests(host, more)).requireSuccess();
      }
    });
  }

  private static List<RouteRequest> requests(HostSpec host, List<RouteRequest> more) {
    int link = UnderlayCabling.HOST_LINK_INDEX;
    List<RouteRequest> requests = new ArrayList<>();
    requests.add(RouteRequest.change(Link.at(LOOPBACK).up()));
    requests.add(RouteRequest.change(Link.at(link).up()));
    host.addresses().forEach(prefix -> requests.add(RouteRequest.add(onLink(prefix, link))));
    requests.addAll(more);
    return requests;
  }

  /** An IPv6 address is usable at once: nobody else can have it. */
  private static Address onLink(IpPrefix prefix, int link) {
    return prefix.address().isV4()
        ? Address.of(prefix, link).withBroadcast(prefix.last())
        : Address.of(prefix, link).withFlag(Address.NODAD);
  }
}
