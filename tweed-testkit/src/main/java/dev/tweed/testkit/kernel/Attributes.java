package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an object or a request says: raw values by attribute type. */
final class Attributes {

  private final SortedMap<Integer, byte[]> values = new TreeMap<>();

  static Attributes read(AttributeCursor cursor) {
    Attributes attributes = new Attributes();
    while (cursor.next()) {
      attributes.values.put(cursor.type(), cursor.bytes());
    }
    return attributes;
  }

  static Attributes read(byte[] bytes, int from) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return read(new AttributeCursor(buffer.position(Math.min(from, bytes.length))));
  }

  Attributes copy() {
    Attributes copy = new Attributes();
    copy.values.putAll(values);
    return copy;
  }

  boolean has(int type) {
    return values.containsKey(type);
  }

  byte[] bytes(int type) {
    byte[] value = values.get(type);
    return value == null ? new byte[0] : value;
  }

  int u32(int type, int otherwise) {
    return number(type).orElse(otherwise);
  }

  OptionalInt number(int type) {
    byte[] value = bytes(type);
    return value.length == 4 ? OptionalInt.of(buffer(value).getInt(0)) : OptionalInt.empty();
  }

  /** Text up to the first NUL; empty when there is none. */
  String string(int type) {
    return new String(bytes(type), StandardCharsets.UTF_8).split("\0", 2)[0];
  }

  Optional<IpAddress> address(int type) {
    return has(type) ? Optional.of(IpAddress.of(bytes(type))) : Optional.empty();
  }

  /** The attributes inside one; none when it is missing. */
  Attributes nested(int type) {
    return read(bytes(type), 0);
  }

  Attributes put(int type, byte[] value) {
    values.put(type, value);
    return this;
  }

  Attributes putU8(int type, int value) {
    return put(type, new byte[] {(byte) value});
  }

  Attributes putU32(int type, int value) {
    return put(type, buffer(new byte[4]).putInt(value).array());
  }

  Attributes putString(int type, String value) {
    return put(type, (value + "\0").getBytes(StandardCharsets.UTF_8));
  }

  Attributes remove(int type) {
    values.remove(type);
    return this;
  }

  /** Takes over what {@code other} says. */
  void merge(Attributes other) {
    values.putAll(other.values);
  }

  /** Takes over what {@code other} says about some types. */
  void merge(Attributes other, int... types) {
    for (int type : types) {
      if (other.has(type)) {
        put(type, other.bytes(type));
      }
    }
  }

  /** {@link #merge} that returns these attributes. */
  Attributes merged(Attributes other, int... types) {
    merge(other, types);
    return this;
  }

  /** Whether both say the same about a type, or nothing. */
  boolean agree(Attributes other, int type) {
    return has(type) == other.has(type) && Arrays.equals(bytes(type), other.bytes(type));
  }

  /** Whether {@code wanted}, where it speaks about one of the types, is fulfilled. */
  boolean fulfils(Attributes wanted, int... types) {
    return Arrays.stream(types).allMatch(type -> !wanted.has(type) || agree(wanted, type));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  void writeTo(MessageWriter out) {
    for (Map.Entry<Integer, byte[]> value : values.entrySet()) {
      out.bytes(value.getKey(), value.getValue());
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
