package dev.tweed.lab.build;

import dev.tweed.lab.topology.HostSpec;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.net.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has which MAC address on the underlay.
 *
 * <p>In a small lab hosts find that out by ARP, as they should. All namespaces of a machine share
 * one table of at most net.ipv4.neigh.default.gc_thresh3 (1024) learnt neighbours, though, and n
 * hosts learn n²: beyond 16 hosts they know each other from the start, for permanent entries do not
 * count.
 */
public final class UnderlayNeighbours {

  private static final int FEW = 16;
  private static final long FIRST_MAC = 0x0254_0000_0000L;

  private final List<HostSpec> hosts;

  public UnderlayNeighbours(List<HostSpec> hosts) {
    this.hosts = hosts;
  }

  /** Of the host of that number, counted from 0: {@code 02:54:00:00:00:01} is the first. */
  static MacAddress mac(int number) {
    return new MacAddress(FIRST_MAC + number + 1);
  }

  /** What that host has to be told about the others. */
  public List<RouteRequest> knownTo(int number) {
    List<RouteRequest> known = new ArrayList<>();
    for (int other = 0; hosts.size() > FEW && other < hosts.size(); other++) {
      if (other != number) {
        MacAddress mac = mac(other);
        hosts.get(other).addresses().stream()
            .map(prefix ->
                Neighbour.permanent(UnderlayCabling.HOST_LINK_INDEX, prefix.address(), mac))
            .forEach(neighbour -> known.add(RouteRequest.add(neighbour)));
      }
    }
    return known;
  }
}
