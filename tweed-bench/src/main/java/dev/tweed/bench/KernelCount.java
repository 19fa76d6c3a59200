package dev.tweed.bench;

import dev.tweed.host.HostObject;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;

/** Counts what a namespace's kernel holds of remote hosts, by its own lists. */
final class KernelCount {

  private KernelCount() {}

  private static int entries(Netns netns, int link, IpFamily family) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      long neighbours = rtnetlink.neighbours(link).stream().filter(Neighbour::isPermanent).count();
      long fdb = rtnetlink.fdb(link).stream().filter(entry -> entry.destination() != null).count();
      int routes =
          rtnetlink.routes(RouteFilter.all(family).withProtocol(HostObject.PROTOCOL)).size();
      return Math.toIntExact(neighbours + fdb + rtnetlink.nexthops().size() + routes);
    }
  }

  /**
   * Insists on a number.
   *
   * @throws IllegalStateException when the kernel holds another
   */
  static void require(int expected, Netns netns, int link, IpFamily family) {
    int there = entries(netns, link, family);
    if (there != expected) {
      throw new IllegalStateException(there + " kernel entries, " + expected + " expected");
    }
  }
}
