package dev.tweed.cluster;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.Comparator;
import java.util.Optional;

/**
 * The subnets a lease is about, and by that the name of the lease: {@code 10.5.52.0-24}, dual stack
 * {@code 10.12.13.0-24&fd00:12:13::-56}, IPv6 alone {@code 0.0.0.0-0&fd00:12:13::-56}.
 *
 * <p>The last form is what flannel writes when it has no IPv4 subnet to print. Source: flannel
 * {@code pkg/subnet}, {@code MakeSubnetKey}.
 *
 * @param ipv4 no host bits
 * @param ipv6 no host bits
 */
public record LeaseKey(Optional<IpPrefix> ipv4, Optional<IpPrefix> ipv6)
    implements Comparable<LeaseKey> {

  private static final IpPrefix NO_IPV4 = new IpPrefix(IpAddress.v4(0), 0);
  private static final Comparator<LeaseKey> ORDER =
      Comparator.<LeaseKey, IpPrefix>comparing(LeaseKey::ipv4OrNone)
          .thenComparing(key -> key.ipv6.orElse(NO_IPV4));

  /**
   * At least one subnet, each a network of its family.
   *
   * @throws LeaseFormatException otherwise
   */
  public LeaseKey {
    if (ipv4.isEmpty() && ipv6.isEmpty()) {
      throw new LeaseFormatException("a lease without a subnet");
    }
    ipv4.ifPresent(subnet -> check(subnet, IpFamily.IPV4));
    ipv6.ifPresent(subnet -> check(subnet, IpFamily.IPV6));
  }

  /** The lease of one subnet of either family. */
  public static LeaseKey of(IpPrefix subnet) {
    return subnet.address().isV4()
        ? new LeaseKey(Optional.of(subnet), Optional.empty())
        : new LeaseKey(Optional.empty(), Optional.of(subnet));
  }

  /** The lease of a dual-stack host. */
  public static LeaseKey of(IpPrefix ipv4, IpPrefix ipv6) {
    return new LeaseKey(Optional.of(ipv4), Optional.of(ipv6));
  }

  /**
   * Reads the last part of an etcd key.
   *
   * @throws LeaseFormatException naming the text and what is wrong with it
   */
  public static LeaseKey parse(String text) {
    try {
      int both = text.indexOf('&');
      IpPrefix first = subnet(both < 0 ? text : text.substring(0, both));
      Optional<IpPrefix> ipv4 = first.equals(NO_IPV4) ? Optional.empty() : Optional.of(first);
      Optional<IpPrefix> ipv6 =
          both < 0 ? Optional.empty() : Optional.of(subnet(text.substring(both + 1)));
      return new LeaseKey(ipv4, ipv6);
    } catch (IllegalArgumentException | LeaseFormatException e) {
      throw new LeaseFormatException("lease key \"" + text + "\": " + e.getMessage(), e);
    }
  }

  /** The subnet of a family. */
  public Optional<IpPrefix> subnet(IpFamily family) {
    return family == IpFamily.IPV4 ? ipv4 : ipv6;
  }

  /** The key as flannel writes it. */
  public String text() {
    String first = text(ipv4OrNone());
    return ipv6.map(subnet -> first + "&" + text(subnet)).orElse(first);
  }

  /** True when the two cannot both be held: they share an address. */
  public boolean overlaps(LeaseKey other) {
    return overlap(ipv4, other.ipv4) || overlap(ipv6, other.ipv6);
  }

  @Override
  public int compareTo(LeaseKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code 10.5.52.0/24} or {@code 10.12.13.0/24,fd00:12:13::/56}. */
  @Override
  public String toString() {
    if (ipv4.isPresent() && ipv6.isPresent()) {
      return ipv4.get() + "," + ipv6.get();
    }
    return ipv4.or(() -> ipv6).orElseThrow().toString();
  }

  private IpPrefix ipv4OrNone() {
    return ipv4.orElse(NO_IPV4);
  }

  private static boolean overlap(Optional<IpPrefix> one, Optional<IpPrefix> other) {
    return one.isPresent() && other.isPresent() && one.get().overlaps(other.get());
  }

  private static String text(IpPrefix subnet) {
    return subnet.address() + "-" + subnet.length();
  }

  private static IpPrefix subnet(String text) {
    int dash = text.lastIndexOf('-');
    if (dash < 0) {
      throw new LeaseFormatException("there is no -length");
    }
    return IpPrefix.parse(text.substring(0, dash) + "/" + text.substring(dash + 1));
  }

  private static void check(IpPrefix subnet, IpFamily family) {
    if (subnet.family() != family || subnet.equals(NO_IPV4)) {
      throw new LeaseFormatException(subnet + " is not an " + family + " subnet");
    }
    if (!subnet.isNetwork()) {
      throw new LeaseFormatException(subnet + " has host bits set");
    }
  }
}
