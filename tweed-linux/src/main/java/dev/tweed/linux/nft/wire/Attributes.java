package dev.tweed.linux.nft.wire;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one nftables object by number. Numbers are in network byte order, as everywhere
 * in nf_tables. Of an attribute that comes twice the last one counts.
 *
 * <p>Every method throws {@link WireFormatException}, and nothing else, when an attribute is
 * missing or of the wrong length.
 */
public final class Attributes {

  private static final int MOST = 32;

  private final byte[] @Nullable [] values = new byte[MOST][];
  private int highest;

  private Attributes() {}

  /** Reads all that are left. */
  public static Attributes of(AttributeCursor cursor) {
    Attributes attributes = new Attributes();
    while (cursor.next()) {
      int type = cursor.type();
      attributes.highest = Math.max(attributes.highest, type);
      if (type < MOST) {
        attributes.values[type] = cursor.bytes();
      }
    }
    return attributes;
  }

  private static Attributes of(byte[] region) {
    return of(cursor(region));
  }

  private static AttributeCursor cursor(byte[] region) {
    return new AttributeCursor(ByteBuffer.wrap(region).order(ByteOrder.nativeOrder()));
  }

  /** Insists that there is none with a number above {@code last}. */
  public Attributes upTo(int last) {
    if (highest > last) {
      throw new WireFormatException(
          "attribute " + highest + " where " + last + " is the last known");
    }
    return this;
  }

  public boolean has(int type) {
    return values[type] != null;
  }

  public int u8(int type) {
    return value(type, 1)[0] & 0xFF;
  }

  public int u16(int type) {
    byte[] value = value(type, 2);
    return (value[0] & 0xFF) << 8 | value[1] & 0xFF;
  }

  public int u32(int type) {
    return ByteBuffer.wrap(value(type, 4)).getInt();
  }

  public int u32(int type, int absent) {
    return has(type) ? u32(type) : absent;
  }

  public OptionalInt number(int type) {
    return has(type) ? OptionalInt.of(u32(type)) : OptionalInt.empty();
  }

  public long u64(int type) {
    return ByteBuffer.wrap(value(type, 8)).getLong();
  }

  public long u64(int type, long absent) {
    return has(type) ? u64(type) : absent;
  }

  /** Text up to the first NUL. */
  public String text(int type) {
    byte[] value = value(type);
    int end = 0;
    while (end < value.length && value[end] != 0) {
      end++;
    }
    return new String(value, 0, end, StandardCharsets.UTF_8);
  }

  /** Empty when there is none. */
  public String textOrEmpty(int type) {
    return has(type) ? text(type) : "";
  }

  /** The members of a list that is text, such as names of links. */
  public List<String> texts(int type) {
    List<String> texts = new ArrayList<>();
    AttributeCursor cursor = cursor(value(type));
    while (cursor.next()) {
      texts.add(cursor.string());
    }
    return texts;
  }

  public byte[] bytes(int type) {
    return value(type).clone();
  }

  public byte[] bytesOrEmpty(int type) {
    return has(type) ? bytes(type) : new byte[0];
  }

  /** The attributes inside one; none when it is missing. */
  public Attributes nested(int type) {
    byte[] value = values[type];
    return value == null ? new Attributes() : of(value);
  }

  /** The attributes inside each member of a list ({@code NFTA_LIST_ELEM}); none when missing. */
  public List<Attributes> list(int type) {
    byte[] value = values[type];
    if (value == null) {
      return List.of();
    }
    List<Attributes> members = new ArrayList<>();
    AttributeCursor cursor = cursor(value);
    while (cursor.next()) {
      members.add(of(cursor.nested()));
    }
    return members;
  }

  private byte[] value(int type) {
    byte[] value = values[type];
    if (value == null) {
      throw new WireFormatException("attribute " + type + " is missing");
    }
    return value;
  }

  private byte[] value(int type, int length) {
    byte[] value = value(type);
    if (value.length != length) {
      throw new WireFormatException(
          "attribute "
              + type
              + " has "
              + value.length
              + " bytes where "
              + length
              + " are expected");
    }
    return value;
  }
}
