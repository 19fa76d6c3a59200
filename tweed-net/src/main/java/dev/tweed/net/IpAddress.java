package dev.tweed.net;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address without scope: a value, compared as an unsigned number, IPv4 before IPv6.
 *
 * <p>Never resolves a name and never turns an IPv4-mapped IPv6 address into IPv4, which is why this
 * is not {@code java.net.InetAddress}. Wire form: 4 or 16 bytes in network byte order ({@link
 * #bytes()}). Text form: dotted decimal, or RFC 5952.
 *
 * @param family which of the two
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; for IPv4 the address as an unsigned 32-bit number
 */
public record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {

  public IpAddress {
    if (family == IpFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("more than 32 bits in an IPv4 address");
    }
  }

  /** The IPv4 address whose 32 bits are {@code bits}, most significant first. */
  public static IpAddress v4(int bits) {
    return new IpAddress(IpFamily.IPV4, 0, Integer.toUnsignedLong(bits));
  }

  /** The IPv6 address of these two halves. */
  public static IpAddress v6(long high, long low) {
    return new IpAddress(IpFamily.IPV6, high, low);
  }

  /**
   * The address in network byte order.
   *
   * @throws IllegalArgumentException unless there are 4 or 16 bytes
   */
  public static IpAddress of(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> new IpAddress(IpFamily.IPV4, 0, number(bytes, 0, 4));
      case 16 -> new IpAddress(IpFamily.IPV6, number(bytes, 0, 8), number(bytes, 8, 8));
      default ->
          throw new IllegalArgumentException(
              "an IP address has 4 or 16 bytes, not " + bytes.length);
    };
  }

  /**
   * Reads dotted decimal or RFC 4291 text. Strict: no leading zeros in IPv4, no zone, no brackets.
   *
   * @throws IllegalArgumentException naming the text and the rule it breaks
   */
  public static IpAddress parse(String text) {
    return text.indexOf(':') >= 0 ? IpText.parseV6(text) : IpText.parseV4(text);
  }

  /** True for IPv4. */
  public boolean isV4() {
    return family == IpFamily.IPV4;
  }

  /** True for 224.0.0.0/4 and ff00::/8. */
  public boolean isMulticast() {
    return isV4() ? low >>> 28 == 0xE : high >>> 56 == 0xFF;
  }

  /** True for fe80::/10; never for IPv4. */
  public boolean isLinkLocal() {
    return !isV4() && high >>> 54 == 0x3FA;
  }

  /**
   * The address {@code offset} further on.
   *
   * @throws ArithmeticException when that leaves the family's range
   */
  public IpAddress plus(long offset) {
    if (isV4()) {
      long sum = low + offset;
      if (sum >>> 32 != 0) {
        throw new ArithmeticException(this + " + " + offset + " is not an IPv4 address");
      }
      return new IpAddress(family, 0, sum);
    }
    long sum = low + offset;
    long carried = high;
    if (offset >= 0 && Long.compareUnsigned(sum, low) < 0) {
      carried++;
    } else if (offset < 0 && Long.compareUnsigned(sum, low) > 0) {
      carried--;
    }
    boolean wrapped = offset >= 0 ? carried == 0 && high == -1 : carried == -1 && high == 0;
    if (wrapped) {
      throw new ArithmeticException(this + " + " + offset + " is not an IPv6 address");
    }
    return new IpAddress(family, carried, sum);
  }

  /** The first {@code length} bits kept, the others 0. */
  public IpAddress masked(int length) {
    family.checkLength(length);
    if (isV4()) {
      return new IpAddress(family, 0, low & (length == 0 ? 0 : -1L << (32 - length)) & 0xFFFFFFFFL);
    }
    long highMask = length == 0 ? 0 : length >= 64 ? -1 : -1L << (64 - length);
    long lowMask = length <= 64 ? 0 : length == 128 ? -1 : -1L << (128 - length);
    return new IpAddress(family, high & highMask, low & lowMask);
  }

  /** The address as 4 or 16 bytes in network byte order. */
  public byte[] bytes() {
    byte[] bytes = new byte[family.bytes()];
    for (int i = 0; i < bytes.length; i++) {
      int fromEnd = bytes.length - 1 - i;
      bytes[i] = (byte) ((fromEnd < 8 ? low : high) >>> (fromEnd % 8 * 8));
    }
    return bytes;
  }

  /** The last 32 bits: for IPv4 the whole address. */
  public int lowBits() {
    return (int) low;
  }

  @Override
  public int compareTo(IpAddress other) {
    if (family != other.family) {
      return family.compareTo(other.family);
    }
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }

  // Written out, as in the other values of this package: they are keys of large maps, and what a
  // record generates is slow until the JIT compiler's last tier has seen it.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress it && low == it.low && high == it.high && family == it.family;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high) + Long.hashCode(low);
  }

  @Override
  public String toString() {
    return isV4() ? IpText.formatV4(low) : IpText.formatV6(high, low);
  }

  private static long number(byte[] bytes, int from, int length) {
    long value = 0;
    for (int i = from; i < from + length; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }
}
