package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A value in a register or a set: bytes in the order the packet has them, except for the types that
 * nf_tables keeps in the machine's order (marks, link indexes, generated numbers). Immutable.
 * Compares byte by byte, unsigned.
 *
 * <p>Wire form: {@code NFTA_DATA_VALUE}.
 */
public final class Bytes implements Data, Comparable<Bytes> {

  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final int NFTA_DATA_VALUE = 1;

  private final byte[] bytes;

  public Bytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static Bytes u8(int value) {
    return new Bytes(new byte[] {(byte) value});
  }

  /** Two bytes in network order, such as a port. */
  public static Bytes u16(int value) {
    return new Bytes(new byte[] {(byte) (value >>> 8), (byte) value});
  }

  /** Four bytes in network order. */
  public static Bytes u32(int value) {
    return new Bytes(ByteBuffer.allocate(4).putInt(value).array());
  }

  /** Two bytes in the machine's order. */
  public static Bytes host16(int value) {
    return new Bytes(
        ByteBuffer.allocate(2).order(ByteOrder.nativeOrder()).putShort((short) value).array());
  }

  /** Four bytes in the machine's order, such as a mark or a generated number. */
  public static Bytes host32(int value) {
    return new Bytes(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array());
  }

  public static Bytes of(IpAddress address) {
    return new Bytes(address.bytes());
  }

  public static Bytes of(MacAddress address) {
    return new Bytes(address.bytes());
  }

  /** Text and as many NULs as it takes to reach that length. */
  public static Bytes text(String text, int length) {
    return new Bytes(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), length));
  }

  /** So many ones and then zeroes. */
  public static Bytes prefixMask(int ones, int length) {
    byte[] mask = new byte[length];
    for (int bit = 0; bit < ones; bit++) {
      mask[bit / 8] |= (byte) (0x80 >>> bit % 8);
    }
    return new Bytes(mask);
  }

  public static Bytes zero(int length) {
    return new Bytes(new byte[length]);
  }

  public int length() {
    return bytes.length;
  }

  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  public boolean isZero() {
    return equals(zero(bytes.length));
  }

  /** From {@code from} on, {@code length} bytes; zeroes beyond the end. */
  public Bytes slice(int from, int length) {
    byte[] slice = new byte[length];
    int there = Math.clamp(bytes.length - from, 0, length);
    System.arraycopy(bytes, Math.min(from, bytes.length), slice, 0, there);
    return new Bytes(slice);
  }

  /** Cut, or filled up with zeroes. */
  public Bytes resize(int length) {
    return slice(0, length);
  }

  public Bytes plus(Bytes tail) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + tail.bytes.length);
    System.arraycopy(tail.bytes, 0, joined, bytes.length, tail.bytes.length);
    return new Bytes(joined);
  }

  public Bytes reversed() {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return new Bytes(reversed);
  }

  /** A number in network order turned into one in the machine's. */
  public Bytes toHostOrder() {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? this : reversed();
  }

  public Bytes not() {
    byte[] inverted = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      inverted[i] = (byte) ~bytes[i];
    }
    return new Bytes(inverted);
  }

  public Bytes and(Bytes other) {
    byte[] common = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      common[i] = (byte) (bytes[i] & other.bytes[i]);
    }
    return new Bytes(common);
  }

  /** The number after this one, big-endian; null after the last. */
  public @Nullable Bytes next() {
    return step(1, (byte) 0xFF, (byte) 0);
  }

  /** The number before this one, big-endian; null before zero. */
  public @Nullable Bytes previous() {
    return step(-1, (byte) 0, (byte) 0xFF);
  }

  private @Nullable Bytes step(int by, byte carries, byte becomes) {
    byte[] stepped = bytes.clone();
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (stepped[i] != carries) {
        stepped[i] += (byte) by;
        return new Bytes(stepped);
      }
      stepped[i] = becomes;
    }
    return null;
  }

  /** As an unsigned number in network order; of at most 8 bytes. */
  public long number() {
    long number = 0;
    for (byte each : bytes) {
      number = number << 8 | each & 0xFF;
    }
    return number;
  }

  /** As an unsigned number in the machine's order; of at most 8 bytes. */
  public long hostNumber() {
    return toHostOrder().number();
  }

  /** How many leading ones it has if it is ones and then zeroes; -1 otherwise. */
  public int prefixLength() {
    int ones = 0;
    while (ones < bytes.length * 8 && (bytes[ones / 8] & 0x80 >>> ones % 8) != 0) {
      ones++;
    }
    return equals(prefixMask(ones, bytes.length)) ? ones : -1;
  }

  @Override
  public void encode(MessageWriter out) {
    out.bytes(NFTA_DATA_VALUE, bytes);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal: {@code 0x0af40000}. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
