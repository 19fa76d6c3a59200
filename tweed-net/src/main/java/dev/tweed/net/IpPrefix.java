package dev.tweed.net;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An address with a prefix length, written {@code 10.244.1.0/24}: a network when the host bits are
 * 0 ({@link #isNetwork()}), else an address within one, as {@code ip addr} shows it.
 *
 * @param address any address
 * @param length 0 to 32 or 0 to 128 by the address's family
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {

  private static final Comparator<IpPrefix> ORDER =
      Comparator.comparing(IpPrefix::address).thenComparingInt(IpPrefix::length);

  public IpPrefix {
    address.family().checkLength(length);
  }

  /**
   * Reads {@code address/length}.
   *
   * @throws IllegalArgumentException naming the text and the rule it breaks
   */
  public static IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw bad(text, "there is no /length");
    }
    IpAddress address = IpAddress.parse(text.substring(0, slash));
    String length = text.substring(slash + 1);
    if (length.isEmpty()
        || length.length() > 3
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(length) > address.family().bits()) {
      throw bad(text, "the length is not a number from 0 to " + address.family().bits());
    }
    return new IpPrefix(address, Integer.parseInt(length));
  }

  /** The prefix that holds this one address: /32 or /128. */
  public static IpPrefix host(IpAddress address) {
    return new IpPrefix(address, address.family().bits());
  }

  public IpFamily family() {
    return address.family();
  }

  /** True when no host bit is set. */
  public boolean isNetwork() {
    return address.equals(address.masked(length));
  }

  /** The same prefix with the host bits cleared. */
  public IpPrefix network() {
    return new IpPrefix(address.masked(length), length);
  }

  /** The highest address in the prefix; in IPv4 up to /30 that is the broadcast address. */
  public IpAddress last() {
    IpAddress first = address.masked(length);
    int hostBits = family().bits() - length;
    if (address.isV4()) {
      return IpAddress.v4((int) (first.low() | (1L << hostBits) - 1));
    }
    long high =
        first.high() | (hostBits <= 64 ? 0 : hostBits == 128 ? -1 : (1L << hostBits - 64) - 1);
    long low = first.low() | (hostBits >= 64 ? -1 : (1L << hostBits) - 1);
    return IpAddress.v6(high, low);
  }

  /** The address {@code offset} after the first one of the network. */
  public IpAddress at(long offset) {
    return address.masked(length).plus(offset);
  }

  /** The next network of the same length. */
  public IpPrefix next() {
    return new IpPrefix(last().plus(1), length);
  }

  public boolean contains(IpAddress other) {
    return other.family() == family() && other.masked(length).equals(address.masked(length));
  }

  /** True when every address of {@code other} is in this prefix. */
  public boolean contains(IpPrefix other) {
    return other.length >= length && contains(other.address);
  }

  /** True when the two share an address. */
  public boolean overlaps(IpPrefix other) {
    return contains(other) || other.contains(this);
  }

  @Override
  public int compareTo(IpPrefix other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpPrefix it && length == it.length && address.equals(it.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + length;
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }

  private static IllegalArgumentException bad(String text, String rule) {
    return new IllegalArgumentException("\"" + text + "\" is not a prefix: " + rule);
  }
}
