package dev.tweed.agent;

import dev.tweed.linux.Netns;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.OperState;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtm;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.BridgePlan;
import dev.tweed.overlay.OverlayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The container's end of its cable, set up from inside the container's namespace. */
final class ContainerEnd {

  private static final IpPrefix ALL_V4 = new IpPrefix(IpAddress.v4(0), 0);
  private static final IpPrefix ALL_V6 = new IpPrefix(IpAddress.v6(0, 0), 0);

  /** How long to wait for a change of the cable's state, and for how many of them. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final int MOST_EVENTS = 10;

  private ContainerEnd() {}

  /**
   * Brings loopback and cable up, gives the cable its addresses, and routes everything by the
   * gateway. What is there already stays.
   *
   * <p>The routes come last, when the cable carries packets: the first ones would be lost on their
   * way to the gateway, and it is asked for again only a second later.
   *
   * @throws dev.tweed.linux.netlink.NetlinkException when the kernel refuses
   */
  static void configure(Netns container, Attachment attachment) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(container);
        NetlinkSubscription links =
            NetlinkSubscription.open(container, Netlink.ROUTE, Rtm.GROUP_LINK)) {
      int cable = cable(rtnetlink, attachment).index();
      container.run(ContainerEnd::askAgainSoon);
      rtnetlink.executeAll(addresses(cable, attachment)).requireSuccess();
      Poll poll = new Poll(links.fd());
      for (int i = 0; i < MOST_EVENTS && !carries(rtnetlink, attachment); i++) {
        poll.await(PATIENCE);
        links.drain(_ -> {});
      }
      rtnetlink.executeAll(routes(cable, attachment)).requireSuccess();
    }
  }

  /**
   * As the bridge does: a cable that has lost its carrier and found it again loses the first
   * question for the gateway, and a second is long.
   */
  private static void askAgainSoon() {
    for (String family : List.of("ipv4", "ipv6")) {
      String path = "net/" + family + "/neigh/" + Attachment.LINK + "/retrans_time_ms";
      if (Sysctl.read(path).isPresent()) {
        Sysctl.write(path, BridgePlan.RETRANSMIT_MS);
      }
    }
  }

  private static boolean carries(Rtnetlink rtnetlink, Attachment attachment) {
    return cable(rtnetlink, attachment).operState() == OperState.UP;
  }

  private static Link cable(Rtnetlink rtnetlink, Attachment attachment) {
    return rtnetlink
        .link(Attachment.LINK)
        .orElseThrow(() ->
            new OverlayException(
                attachment.container() + " has no link " + Attachment.LINK + " any more"));
  }

  private static List<RouteRequest> addresses(int cable, Attachment attachment) {
    List<RouteRequest> requests = new ArrayList<>();
    requests.add(RouteRequest.change(Link.named("lo").up()));
    requests.add(RouteRequest.change(Link.at(cable).up()));
    for (IpPrefix address : attachment.addresses()) {
      Address assigned = Address.of(address, cable);
      boolean v4 = address.address().isV4();
      requests.add(RouteRequest.replace(v4 ? assigned : assigned.withFlag(Address.NODAD)));
    }
    return requests;
  }

  private static List<RouteRequest> routes(int cable, Attachment attachment) {
    List<RouteRequest> requests = new ArrayList<>();
    for (IpPrefix address : attachment.addresses()) {
      IpPrefix all = address.address().isV4() ? ALL_V4 : ALL_V6;
      IpAddress gateway = BridgePlan.gateway(address.network());
      requests.add(RouteRequest.replace(Route.to(all).via(gateway).on(cable)));
    }
    return requests;
  }

  /** Takes the cable away, both ends of it. Nothing there, no effect. */
  static void remove(Netns container) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(container)) {
      Optional<Link> cable = rtnetlink.link(Attachment.LINK);
      cable.ifPresent(link -> rtnetlink.execute(RouteRequest.delete(Link.at(link.index()))));
    }
  }
}
