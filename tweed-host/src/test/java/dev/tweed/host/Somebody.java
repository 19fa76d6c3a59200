package dev.tweed.host;

import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.RouteType;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.List;
import java.util.Random;

/** Does damage to a host at random: what the kernel refuses, it leaves be. */
final class Somebody {

  private final TestHost host;
  private final Random random;
  private final List<Runnable> tricks =
      List.of(
          this::deleteRoute,
          this::blackholeRoute,
          this::deleteNexthop,
          this::deleteNeighbour,
          this::replaceNeighbour,
          this::deleteFdbEntry,
          this::moveFdbEntry,
          this::deleteLink,
          this::bounceLink,
          this::takeLinkDown,
          this::shrinkLink,
          this::readdressLink,
          this::renameLink,
          this::deleteAddress,
          this::stopForwarding,
          this::overrun,
          this::interruptDumps);

  Somebody(TestHost host, Random random) {
    this.host = host;
    this.random = random;
  }

  void act() {
    try {
      tricks.get(random.nextInt(tricks.size())).run();
    } catch (KernelException e) {
      // what is not there cannot be spoilt
    }
  }

  private int peer() {
    return StormTest.FIRST_PEER + random.nextInt(StormTest.PEERS);
  }

  private String link() {
    return random.nextBoolean() ? Samples.TUNNEL : Samples.BRIDGE;
  }

  private Link someLink() {
    return Link.at(host.index(link()));
  }

  private int tunnel() {
    return host.index(Samples.TUNNEL);
  }

  private MacAddress anyMac() {
    return new MacAddress(0x0200_0000_0000L | random.nextInt(1 << 20));
  }

  private void delete(RouteObject object) {
    host.does(RouteRequest.delete(object));
  }

  private void replace(RouteObject object) {
    host.does(RouteRequest.replace(object));
  }

  private void change(Link link) throws NetlinkException {
    host.does(RouteRequest.change(link));
  }

  private void deleteRoute() {
    delete(Route.to(Samples.subnet(peer())).withProtocol(0).withScope(RouteNumbers.SCOPE_NOWHERE));
  }

  /** Only where there is a route of ours: elsewhere it would be in its right. */
  private void blackholeRoute() {
    int peer = peer();
    if (host.routesTo(peer).stream().anyMatch(route -> route.protocol() == HostObject.PROTOCOL)) {
      replace(Route.to(Samples.subnet(peer)).withType(RouteType.BLACKHOLE).withProtocol(3));
    }
  }

  private void deleteNexthop() {
    IpAddress gateway = Samples.subnet(peer()).address();
    delete(Nexthop.via(gateway.lowBits(), gateway, tunnel()));
  }

  private void deleteNeighbour() {
    int peer = peer();
    delete(Neighbour.permanent(tunnel(), Samples.subnet(peer).address(), Samples.mac(peer)));
  }

  private void replaceNeighbour() {
    replace(Neighbour.permanent(tunnel(), Samples.subnet(peer()).address(), anyMac()));
  }

  private void deleteFdbEntry() {
    int peer = peer();
    delete(FdbEntry.tunnel(tunnel(), Samples.mac(peer), Samples.fdbEntry(peer).vtep()));
  }

  private void moveFdbEntry() {
    replace(FdbEntry.tunnel(tunnel(), Samples.mac(peer()), IpAddress.v4(random.nextInt())));
  }

  private void deleteLink() {
    delete(someLink());
  }

  private void bounceLink() {
    Link link = someLink();
    change(link.down());
    change(link.up());
  }

  private void takeLinkDown() {
    change(someLink().down());
  }

  private void shrinkLink() {
    change(someLink().withMtu(1280 + random.nextInt(100)));
  }

  private void readdressLink() {
    change(someLink().withMac(anyMac()));
  }

  private void renameLink() {
    Link link = someLink();
    change(link.down());
    change(link.withName("x" + random.nextInt(1000)));
  }

  private void deleteAddress() {
    host.somebody.addresses().stream()
        .filter(address -> address.link() == host.index(link()))
        .findFirst()
        .ifPresent(this::delete);
  }

  private void stopForwarding() {
    String where = random.nextBoolean() ? "ip_forward" : "conf/" + link() + "/forwarding";
    host.fake.setSysctl("net/ipv4/" + where, "0");
  }

  private void overrun() {
    host.fake.overrunSubscribers();
  }

  private void interruptDumps() {
    host.fake.interruptDumps(random.nextInt(25));
  }
}
