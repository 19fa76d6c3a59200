package dev.tweed.linux.netlink;

import dev.tweed.linux.internal.Memory;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes netlink messages one behind the other: headers, fixed structures, attributes. Grows as
 * needed. Numbers are in the machine's byte order unless a method says otherwise. Not safe for use
 * by two threads.
 *
 * <p>Wire form of an attribute: u16 length (of header and value), u16 type, value, padding to 4
 * bytes. Source: uapi/linux/netlink.h.
 */
public final class MessageWriter {

  private static final int FIRST_CAPACITY = 4096;
  private static final int ATTRIBUTE_HEADER = 4;

  private ByteBuffer buffer = Memory.allocate(FIRST_CAPACITY);

  /** Starts a message; {@link #endMessage} fills in its length. */
  int beginMessage(int type, int flags, int sequence) {
    int start = buffer.position();
    room(Netlink.HEADER);
    buffer.putInt(0).putShort((short) type).putShort((short) flags).putInt(sequence).putInt(0);
    return start;
  }

  void endMessage(int start) {
    buffer.putInt(start, buffer.position() - start);
  }

  /** Adds flags to the message that starts at byte {@code start}. */
  void orFlags(int start, int flags) {
    buffer.putShort(start + 6, (short) (buffer.getShort(start + 6) | flags));
  }

  /** The bytes so far, ready to be read; they change with the next write. */
  public ByteBuffer written() {
    return buffer.duplicate().order(ByteOrder.nativeOrder()).flip();
  }

  /** How many bytes have been written. */
  public int length() {
    return buffer.position();
  }

  /** Forgets what was written from byte {@code length} on. */
  public void truncate(int length) {
    buffer.position(length);
  }

  public MessageWriter u8(int value) {
    room(1);
    buffer.put((byte) value);
    return this;
  }

  public MessageWriter u16(int value) {
    room(2);
    buffer.putShort((short) value);
    return this;
  }

  public MessageWriter u32(int value) {
    room(4);
    buffer.putInt(value);
    return this;
  }

  public MessageWriter u64(long value) {
    room(8);
    buffer.putLong(value);
    return this;
  }

  public MessageWriter bytes(byte[] value) {
    room(value.length);
    buffer.put(value);
    return this;
  }

  public MessageWriter zeroes(int count) {
    room(count);
    for (int i = 0; i < count; i++) {
      buffer.put((byte) 0);
    }
    return this;
  }

  /** An attribute without a value. */
  public MessageWriter flag(int type) {
    header(type, 0);
    return this;
  }

  public MessageWriter u8(int type, int value) {
    header(type, 1);
    buffer.put((byte) value);
    return pad();
  }

  public MessageWriter u16(int type, int value) {
    header(type, 2);
    buffer.putShort((short) value);
    return pad();
  }

  /** In network byte order, such as a port. */
  public MessageWriter u16be(int type, int value) {
    header(type, 2);
    buffer.put((byte) (value >>> 8)).put((byte) value);
    return pad();
  }

  public MessageWriter u32(int type, int value) {
    header(type, 4);
    buffer.putInt(value);
    return this;
  }

  /** In network byte order. */
  public MessageWriter u32be(int type, int value) {
    return u32(
        type,
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value));
  }

  public MessageWriter u64(int type, long value) {
    header(type, 8);
    buffer.putLong(value);
    return this;
  }

  /** In network byte order. */
  public MessageWriter u64be(int type, long value) {
    return u64(
        type, ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value));
  }

  public MessageWriter bytes(int type, byte[] value) {
    header(type, value.length);
    buffer.put(value);
    return pad();
  }

  /** With a terminating NUL, in UTF-8. */
  public MessageWriter string(int type, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    header(type, text.length + 1);
    buffer.put(text).put((byte) 0);
    return pad();
  }

  /** 4 or 16 bytes in network byte order. */
  public MessageWriter address(int type, IpAddress value) {
    if (!value.isV4()) {
      return bytes(type, value.bytes());
    }
    return u32be(type, value.lowBits());
  }

  public MessageWriter mac(int type, MacAddress value) {
    header(type, MacAddress.BYTES);
    long bits = value.bits();
    for (int shift = 40; shift >= 0; shift -= 8) {
      buffer.put((byte) (bits >>> shift));
    }
    return pad();
  }

  /** An attribute made of attributes, without the NESTED flag, as rtnetlink's older ones are. */
  public MessageWriter nest(int type, Runnable attributes) {
    int start = beginNest(type);
    attributes.run();
    endNest(start);
    return this;
  }

  /**
   * Starts an attribute made of attributes, or of a structure and attributes.
   *
   * @return what {@link #endNest} is to be given
   */
  public int beginNest(int type) {
    int start = buffer.position();
    header(type, 0);
    return start;
  }

  /** {@link #beginNest} with {@code NLA_F_NESTED}. */
  public int beginNested(int type) {
    return beginNest(type | Netlink.NLA_F_NESTED);
  }

  /** Fills in the length of the attribute begun at {@code start}. */
  public void endNest(int start) {
    int length = buffer.position() - start;
    if (length > 0xFFFF) {
      int type = buffer.getShort(start + 2) & Netlink.NLA_TYPE_MASK;
      throw new IllegalArgumentException("attribute " + type + " is longer than 65535 bytes");
    }
    buffer.putShort(start, (short) length);
  }

  /** Sets a u16 written before, such as the length in front of a structure. */
  public void setU16(int at, int value) {
    buffer.putShort(at, (short) value);
  }

  /** {@link #nest} with {@code NLA_F_NESTED}, which strict kernels ask for. */
  public MessageWriter nested(int type, Runnable attributes) {
    return nest(type | Netlink.NLA_F_NESTED, attributes);
  }

  private void header(int type, int valueLength) {
    int length = ATTRIBUTE_HEADER + valueLength;
    if (length > 0xFFFF) {
      throw new IllegalArgumentException("attribute " + type + " is longer than 65535 bytes");
    }
    room(Netlink.aligned(length));
    buffer.putShort((short) length).putShort((short) type);
  }

  private MessageWriter pad() {
    while (buffer.position() % Netlink.ALIGNMENT != 0) {
      buffer.put((byte) 0);
    }
    return this;
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes + Netlink.ALIGNMENT) {
      ByteBuffer larger =
          Memory.allocate(
              Math.max(buffer.capacity() * 2, buffer.position() + bytes + FIRST_CAPACITY));
      buffer = larger.put(buffer.flip());
    }
  }
}
