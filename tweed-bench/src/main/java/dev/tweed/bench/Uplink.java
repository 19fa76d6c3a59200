package dev.tweed.bench;

import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.Underlay;
import java.util.List;
import java.util.Optional;

/** An underlay link that leads nowhere: tables are written, packets are not sent. */
final class Uplink {

  static final String NAME = "uplink";
  static final IpPrefix V4 = IpPrefix.parse("192.168.33.11/24");
  static final IpPrefix V6 = IpPrefix.parse("fd33::11/64");
  private static final int MTU = 1500;

  private Uplink() {}

  /** A new namespace with nothing in it but loopback and an uplink. */
  static Netns namespace() {
    Netns netns = Netns.create();
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      create(rtnetlink);
    }
    return netns;
  }

  private static void create(Rtnetlink rtnetlink) {
    rtnetlink.execute(
        RouteRequest.add(Link.named(NAME).withKind(new BridgeKind()).withMtu(MTU).up()));
    int index = rtnetlink.link(NAME).orElseThrow().index();
    rtnetlink.execute(RouteRequest.add(Address.of(V4, index)));
    rtnetlink.execute(RouteRequest.add(Address.of(V6, index).withFlag(Address.NODAD)));
  }

  static Underlay underlay() {
    Optional<IpAddress> v4 = Optional.of(V4.address());
    return new Underlay(NAME, MTU, List.of(V4, V6), v4, Optional.of(V6.address()));
  }
}
