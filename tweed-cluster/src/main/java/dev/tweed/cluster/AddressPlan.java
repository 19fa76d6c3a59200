package dev.tweed.cluster;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;

/**
 * How one address family's network is cut into subnets, one for each host.
 *
 * @param network what is cut; no host bits
 * @param subnetLength prefix length of each subnet; at least four subnets fit, each of at least
 *     four addresses
 * @param subnetMin first address of the first subnet that hosts may hold
 * @param subnetMax first address of the last one
 */
public record AddressPlan(
    IpPrefix network, int subnetLength, IpAddress subnetMin, IpAddress subnetMax) {

  /**
   * Checks every rule.
   *
   * @throws ConfigException naming field, value and rule
   */
  public AddressPlan {
    Rules rules = Rules.of(network.family());
    rules.checkNetwork(network);
    rules.checkLength(network, subnetLength);
    rules.checkEdge("SubnetMin", network, subnetLength, subnetMin);
    rules.checkEdge("SubnetMax", network, subnetLength, subnetMax);
    if (subnetMin.compareTo(subnetMax) > 0) {
      throw rules.wrong("SubnetMin", subnetMin, "must not be above SubnetMax " + subnetMax);
    }
  }

  /**
   * The plan flannel makes of a network alone: /24 (IPv6: /64) subnets where at least four fit,
   * else four subnets; without the first, whose first address is the network's own.
   */
  public static AddressPlan of(IpPrefix network) {
    return of(network, defaultLength(network));
  }

  /** The plan with all subnets of this length but the first. */
  public static AddressPlan of(IpPrefix network, int subnetLength) {
    return new AddressPlan(
        network,
        subnetLength,
        defaultMin(network, subnetLength),
        defaultMax(network, subnetLength));
  }

  /** True when a host may hold this subnet: right length, aligned, between first and last. */
  public boolean allows(IpPrefix subnet) {
    return subnet.family() == network.family()
        && subnet.length() == subnetLength
        && subnet.isNetwork()
        && subnet.address().compareTo(subnetMin) >= 0
        && subnet.address().compareTo(subnetMax) <= 0;
  }

  /** The first subnet that hosts may hold; {@link IpPrefix#next()} leads to the others. */
  public IpPrefix firstSubnet() {
    return new IpPrefix(subnetMin, subnetLength);
  }

  static int defaultLength(IpPrefix network) {
    Rules rules = Rules.of(network.family());
    rules.checkNetwork(network);
    return network.length() <= rules.usualLength - 2 ? rules.usualLength : network.length() + 2;
  }

  static IpAddress defaultMin(IpPrefix network, int subnetLength) {
    Rules rules = Rules.of(network.family());
    rules.checkNetwork(network);
    rules.checkLength(network, subnetLength);
    return new IpPrefix(network.address(), subnetLength).next().address();
  }

  static IpAddress defaultMax(IpPrefix network, int subnetLength) {
    return network.last().masked(subnetLength);
  }

  /** What differs between the families: field names and limits. */
  private record Rules(String fieldPrefix, int usualLength, int longestSubnet) {

    static Rules of(IpFamily family) {
      return family == IpFamily.IPV4 ? new Rules("", 24, 30) : new Rules("IPv6", 64, 126);
    }

    void checkNetwork(IpPrefix network) {
      if (!network.isNetwork()) {
        throw wrong("Network", network, "has host bits set; meant is " + network.network() + "?");
      }
      if (network.length() > longestSubnet - 2) {
        throw wrong(
            "Network",
            network,
            "must be /" + (longestSubnet - 2) + " or larger, to hold four subnets");
      }
    }

    void checkLength(IpPrefix network, int length) {
      int shortest = network.length() + 2;
      if (length < shortest || length > longestSubnet) {
        throw wrong(
            "SubnetLen",
            length,
            "must be between %d and %d, so that four subnets of four addresses fit %s"
                .formatted(shortest, longestSubnet, network));
      }
    }

    void checkEdge(String field, IpPrefix network, int length, IpAddress edge) {
      if (!network.contains(edge)) {
        throw wrong(field, edge, "must be within " + network);
      }
      if (!edge.equals(edge.masked(length))) {
        throw wrong(
            field, edge, "must be a subnet's first address; nearest is " + edge.masked(length));
      }
    }

    ConfigException wrong(String field, Object value, String rule) {
      return new ConfigException(fieldPrefix + field + " " + value + ": " + rule);
    }
  }
}
