package dev.tweed.lab.topology;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one layer 2 network that all hosts of a lab are joined by.
 *
 * @param networks at most one for each family, at least one
 * @param mtu of every link on it, in bytes: 1280 to 65535, for IPv6 needs 1280 (RFC 8200, 5)
 */
public record Underlay(List<IpPrefix> networks, int mtu) {

  private static final int LEAST_MTU = 1280;
  private static final int LARGEST_MTU = 65_535;
  private static final int USUAL_MTU = 1500;

  public static final Underlay DEFAULT =
      new Underlay(List.of(IpPrefix.parse("192.168.33.0/24")), USUAL_MTU);

  /** Around the default, for more hosts than it has room for: 8,180. */
  public static final Underlay LARGE =
      new Underlay(List.of(IpPrefix.parse("192.168.32.0/19")), USUAL_MTU);

  /** The first host has the address with this offset plus one. */
  private static final int BEFORE_FIRST = 10;

  public Underlay {
    networks = List.copyOf(networks);
    networks.forEach(Underlay::check);
    if (networks.isEmpty()
        || networks.stream().map(IpPrefix::family).distinct().count() < networks.size()) {
      throw TopologyException.wrong("underlay", networks, "must be one network for each family");
    }
    if (mtu < LEAST_MTU || mtu > LARGEST_MTU) {
      throw TopologyException.wrong(
          "mtu", mtu, "must be between " + LEAST_MTU + " and " + LARGEST_MTU);
    }
  }

  private static void check(IpPrefix network) {
    if (!network.isNetwork()) {
      throw TopologyException.wrong(
          "underlay", network, "has host bits set; meant is " + network.network() + "?");
    }
  }

  /** The addresses of host {@code number}, counted from 1: 11, 12, … of each network. */
  List<IpPrefix> addressesOf(int number) {
    return networks.stream().map(network -> addressOf(network, number)).toList();
  }

  private static IpPrefix addressOf(IpPrefix network, int number) {
    long offset = BEFORE_FIRST + (long) number;
    int hostBits = network.family().bits() - network.length();
    if (hostBits < 32 && offset >= (1L << hostBits) - 1) {
      throw TopologyException.wrong(
          "underlay",
          network,
          "has no room for host " + number + ": its address would be number " + offset);
    }
    return new IpPrefix(network.at(offset), network.length());
  }

  /** The address with the length of the network it lies in. */
  IpPrefix prefixOf(IpAddress address) {
    return networks.stream()
        .filter(network -> network.contains(address))
        .findFirst()
        .map(network -> new IpPrefix(address, network.length()))
        .orElseThrow(() ->
            TopologyException.wrong(
                "hosts.address", address, "is not in the underlay " + networks));
  }

  @Override
  public String toString() {
    return "underlay "
        + networks.stream().map(IpPrefix::toString).collect(Collectors.joining(", "))
        + ", MTU "
        + mtu;
  }
}
