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

  private HostNetwork() {}

  /** Configures a host whose end of the cable is there. */
  public static void configure(HostSpec host, Netns netns) {
    netns.run(() -> configure(host));
  }

  private static void configure(HostSpec host) {
    int link = UnderlayCabling.HOST_LINK_INDEX;
    List<RouteRequest> requests = new ArrayList<>();
    if (host.addresses().stream().allMatch(address -> address.family() == IpFamily.IPV4)) {
      // Without it, each link's own address is announced to all others: n² packets.
      Sysctl.write("net/ipv6/conf/" + UnderlayCabling.HOST_LINK + "/disable_ipv6", "1");
    }
    requests.add(RouteRequest.change(Link.at(1).up()));
    requests.add(RouteRequest.change(Link.at(link).up()));
    host.addresses().forEach(address -> requests.add(RouteRequest.add(onLink(address, link))));
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      rtnetlink.executeAll(requests).requireSuccess();
    }
  }

  /** An IPv6 address is usable at once: nobody else can have it. */
  private static Address onLink(IpPrefix prefix, int link) {
    return prefix.address().isV4()
        ? Address.of(prefix, link).withBroadcast(prefix.last())
        : Address.of(prefix, link).withFlag(Address.NODAD);
  }
}
