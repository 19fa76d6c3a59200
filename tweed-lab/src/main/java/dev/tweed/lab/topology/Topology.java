package dev.tweed.lab.topology;

import dev.tweed.net.IpPrefix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a lab is to be: hosts on an underlay, containers in them, and the overlay that joins the
 * containers. Whoever holds one knows that nothing in it contradicts the rest.
 *
 * @param overlay absent in a plain lab, whose hosts have no agents and no containers
 */
public record Topology(Underlay underlay, List<HostSpec> hosts, Optional<Overlay> overlay) {

  private static final int MOST_HOSTS = 4096;
  private static final int MOST_PODS = 1000;

  /**
   * Checks names and addresses against each other.
   *
   * @throws TopologyException naming field, value and rule
   */
  public Topology {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty() || hosts.size() > MOST_HOSTS) {
      throw TopologyException.wrong("hosts", hosts.size(), "must be between 1 and " + MOST_HOSTS);
    }
    Set<String> names = new HashSet<>();
    Set<IpPrefix> addresses = new HashSet<>();
    for (HostSpec host : hosts) {
      requireNew(names, "hosts.name", host.name());
      host.pods().forEach(pod -> requireNew(names, "hosts.pods", pod));
      host.addresses().forEach(address -> checkAddress(addresses, address));
      if (overlay.isEmpty() && !host.pods().isEmpty()) {
        throw TopologyException.wrong(
            "pods", host.pods(), "a plain lab has no overlay to join containers");
      }
    }
    overlay.ifPresent(over -> checkApart(underlay, over));
  }

  /** Hosts {@code node-1} to {@code node-N} with containers {@code pod-1-1} to {@code pod-N-M}. */
  public static List<HostSpec> numbered(int hosts, int pods, Underlay underlay) {
    if (hosts < 1 || hosts > MOST_HOSTS) {
      throw TopologyException.wrong("hosts", hosts, "must be between 1 and " + MOST_HOSTS);
    }
    checkPods(pods);
    return IntStream.rangeClosed(1, hosts)
        .mapToObj(
            host -> new HostSpec("node-" + host, underlay.addressesOf(host), podNames(host, pods)))
        .toList();
  }

  static void checkPods(int count) {
    if (count < 0 || count > MOST_PODS) {
      throw TopologyException.wrong(
          "pods", count, "must be between 0 and " + MOST_PODS + " for each host");
    }
  }

  private static List<String> podNames(int host, int pods) {
    return IntStream.rangeClosed(1, pods).mapToObj(pod -> "pod-" + host + "-" + pod).toList();
  }

  /** All containers' names, host by host. */
  public List<String> pods() {
    return hosts.stream().flatMap(host -> host.pods().stream()).toList();
  }

  private static void requireNew(Set<String> names, String field, String name) {
    if (!names.add(name)) {
      throw TopologyException.wrong(field, name, "two hosts or containers have this name");
    }
  }

  private static void checkAddress(Set<IpPrefix> addresses, IpPrefix address) {
    if (!addresses.add(address)) {
      throw TopologyException.wrong("hosts.address", address, "two hosts have this address");
    }
  }

  private static void checkApart(Underlay underlay, Overlay overlay) {
    for (IpPrefix under : underlay.networks()) {
      for (IpPrefix over : overlay.networks()) {
        if (under.overlaps(over)) {
          throw TopologyException.wrong(
              "underlay", under, "must not overlap the overlay's network " + over);
        }
      }
    }
  }
}
