package dev.tweed.linux.netlink;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over attributes: {@code while (c.next()) switch (c.type()) …}. Never reads outside its
 * region. Every method throws {@link WireFormatException}, and nothing else, when the bytes do not
 * have the form asked for.
 */
public final class AttributeCursor {

  private static final int ATTRIBUTE_HEADER = 4;

  private final ByteBuffer region;
  private final int end;
  private int next;
  private int rawType;
  private int value;
  private int length;

  /** Over the attributes from the buffer's position to its limit; the buffer is not moved. */
  public AttributeCursor(ByteBuffer region) {
    this(region, region.position(), region.limit());
  }

  /** Over the attributes between two bytes of the buffer. */
  AttributeCursor(ByteBuffer region, int from, int end) {
    this.region = region;
    this.next = from;
    this.end = end;
  }

  /** Steps to the next attribute; false at the end. */
  public boolean next() {
    if (end - next < ATTRIBUTE_HEADER) {
      return false;
    }
    int total = region.getShort(next) & 0xFFFF;
    if (total < ATTRIBUTE_HEADER || total > end - next) {
      throw new WireFormatException(
          "attribute of length " + total + " at byte " + next + " of " + end);
    }
    rawType = region.getShort(next + 2) & 0xFFFF;
    value = next + ATTRIBUTE_HEADER;
    length = total - ATTRIBUTE_HEADER;
    next = Math.min(end, next + Netlink.aligned(total));
    return true;
  }

  /** The attribute's type without its flags. */
  public int type() {
    return rawType & Netlink.NLA_TYPE_MASK;
  }

  /** The type with its flags (NLA_F_NESTED, NLA_F_NET_BYTEORDER), for those who keep the bytes. */
  public int rawType() {
    return rawType;
  }

  /** Bytes of the value. */
  public int length() {
    return length;
  }

  /** Where the value starts in the region. */
  public int offset() {
    return value;
  }

  public int u8() {
    return region.get(at(1)) & 0xFF;
  }

  public int u16() {
    return region.getShort(at(2)) & 0xFFFF;
  }

  public int u16be() {
    int at = at(2);
    return (region.get(at) & 0xFF) << 8 | region.get(at + 1) & 0xFF;
  }

  public int u32() {
    return region.getInt(at(4));
  }

  public int u32be() {
    int raw = region.getInt(at(4));
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? raw : Integer.reverseBytes(raw);
  }

  public long u64() {
    return region.getLong(at(8));
  }

  public long u64be() {
    long raw = region.getLong(at(8));
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? raw : Long.reverseBytes(raw);
  }

  /** Text in UTF-8, up to the first NUL. */
  public String string() {
    byte[] bytes = bytes();
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[length];
    region.get(value, bytes);
    return bytes;
  }

  /** 4 or 16 bytes. */
  public IpAddress address() {
    if (length == 4) {
      return IpAddress.v4(u32be());
    }
    if (length == 16) {
      return IpAddress.of(bytes());
    }
    throw wrong("an IP address of 4 or 16 bytes");
  }

  /** 6 bytes. */
  public MacAddress mac() {
    at(6);
    long bits = 0;
    for (int i = 0; i < MacAddress.BYTES; i++) {
      bits = bits << 8 | region.get(value + i) & 0xFF;
    }
    return new MacAddress(bits);
  }

  /** The attributes inside this one, behind a structure of {@code headerBytes}. */
  public AttributeCursor nestedBehind(int headerBytes) {
    if (length < headerBytes) {
      throw wrong("at least " + headerBytes + " bytes");
    }
    return new AttributeCursor(region, value + Netlink.aligned(headerBytes), value + length);
  }

  /** The attributes in a part of this one. */
  public AttributeCursor nestedBetween(int from, int to) {
    if (from < 0 || from > to || to > length) {
      throw wrong("at least " + to + " bytes");
    }
    return new AttributeCursor(region, value + from, value + to);
  }

  /** A number inside the value, for structures. */
  public int u32At(int offset) {
    return region.getInt(within(offset, 4));
  }

  /** A number inside the value, for structures. */
  public int u16At(int offset) {
    return region.getShort(within(offset, 2)) & 0xFFFF;
  }

  /** A number inside the value, for structures. */
  public int u8At(int offset) {
    return region.get(within(offset, 1)) & 0xFF;
  }

  /** A number inside the value, for structures. */
  public long u64At(int offset) {
    return region.getLong(within(offset, 8));
  }

  /** The attributes inside this one. */
  public AttributeCursor nested() {
    return new AttributeCursor(region, value, value + length);
  }

  private int within(int offset, int bytes) {
    if (offset < 0 || offset > length - bytes) {
      throw wrong("at least " + (offset + bytes) + " bytes");
    }
    return value + offset;
  }

  private int at(int wanted) {
    if (length != wanted) {
      throw wrong(wanted + (wanted == 1 ? " byte" : " bytes"));
    }
    return value;
  }

  private WireFormatException wrong(String wanted) {
    return new WireFormatException(
        "attribute " + type() + " has " + length + " bytes where " + wanted + " are expected");
  }
}
