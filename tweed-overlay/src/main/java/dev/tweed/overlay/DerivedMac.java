package dev.tweed.overlay;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;

/**
 * MAC addresses made from IP addresses: the same on every start, after every repair, and on two
 * hosts never the same while their addresses differ. So a link that is made anew needs no word to
 * the other hosts, and nobody's neighbour table goes stale.
 *
 * <p>Form: a locally administered first byte that says what for, {@code 54}, and the last 32 bits
 * of an IPv4 address, or 32 bits mixed from an IPv6 address.
 */
public final class DerivedMac {

  private static final int MARK = 0x54;

  private DerivedMac() {}

  /** Of the tunnel end point of the host that holds this subnet. */
  public static MacAddress vtep(IpAddress subnet) {
    return of(subnet.isV4() ? 0x0E : 0x1E, subnet);
  }

  /** Of the bridge with this gateway address. */
  public static MacAddress bridge(IpAddress gateway) {
    return of(0x2E, gateway);
  }

  /** Of the container with this address. */
  public static MacAddress container(IpAddress address) {
    return of(0x3E, address);
  }

  private static MacAddress of(int first, IpAddress address) {
    long tail = address.isV4() ? address.low() : mixed(address);
    return new MacAddress((long) first << 40 | (long) MARK << 32 | tail);
  }

  private static long mixed(IpAddress address) {
    long bits = (address.high() * 0x9E37_79B9_7F4A_7C15L) ^ address.low();
    bits = (bits ^ bits >>> 32) * 0xD6E8_FEB8_6659_FD93L;
    return bits >>> 32;
  }
}
