package dev.tweed.net;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A 48-bit IEEE 802 MAC address, written {@code 0e:54:0a:f4:07:00}. Wire form: 6 bytes.
 *
 * @param bits the address as a number below 2^48, first byte most significant
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {

  public static final int BYTES = 6;
  public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);
  public static final MacAddress ZERO = new MacAddress(0);

  private static final HexFormat TEXT = HexFormat.ofDelimiter(":");

  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("more than 48 bits in a MAC address");
    }
  }

  /**
   * The address in wire order.
   *
   * @throws IllegalArgumentException unless there are 6 bytes
   */
  public static MacAddress of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a MAC address has 6 bytes, not " + bytes.length);
    }
    long bits = 0;
    for (byte b : bytes) {
      bits = bits << 8 | b & 0xFF;
    }
    return new MacAddress(bits);
  }

  /**
   * Reads six hexadecimal bytes with colons between, in either case.
   *
   * @throws IllegalArgumentException naming the text
   */
  public static MacAddress parse(String text) {
    try {
      return of(TEXT.parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a MAC address: six hexadecimal bytes with colons between", e);
    }
  }

  /** True when the group bit is set: a multicast or the broadcast address. */
  public boolean isMulticast() {
    return (bits >>> 40 & 1) != 0;
  }

  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      bytes[i] = (byte) (bits >>> (40 - 8 * i));
    }
    return bytes;
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MacAddress it && bits == it.bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  @Override
  public String toString() {
    return TEXT.formatHex(bytes());
  }
}
