package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An attribute this library does not interpret, kept as it came so that a round trip loses nothing.
 *
 * @param type with its flags, {@code NLA_F_NESTED} and the like
 * @param bytes the value without padding; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record UnknownAttribute(int type, byte[] bytes) {

  static UnknownAttribute of(AttributeCursor cursor) {
    return new UnknownAttribute(cursor.rawType(), cursor.bytes());
  }

  /** Adds to a list that is only made when there is something to put in it. */
  static List<UnknownAttribute> add(List<UnknownAttribute> list, AttributeCursor cursor) {
    List<UnknownAttribute> grown = list.isEmpty() ? new ArrayList<>(2) : list;
    grown.add(of(cursor));
    return grown;
  }

  static void encode(List<UnknownAttribute> unknown, MessageWriter out) {
    for (int i = 0; i < unknown.size(); i++) {
      out.bytes(unknown.get(i).type, unknown.get(i).bytes);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownAttribute(int otherType, byte[] otherBytes)
        && type == otherType
        && Arrays.equals(bytes, otherBytes);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "#" + (type & 0x3FFF) + "=" + HexFormat.of().formatHex(bytes);
  }
}
