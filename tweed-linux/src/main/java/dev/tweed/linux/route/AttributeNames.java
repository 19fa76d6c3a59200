package dev.tweed.linux.route;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that attributes of a message have in the C headers, and those of the attributes inside
 * them. Only made when the kernel has refused something.
 *
 * @param header bytes of the structure in front of the attributes
 * @param names by type
 * @param nested by type
 */
record AttributeNames(int header, List<String> names, Map<Integer, AttributeNames> nested) {

  private static final int NLA_TYPE_MASK = 0x3FFF;

  static AttributeNames of(int header, String names) {
    return new AttributeNames(header, List.of(names.split(" ")), Map.of());
  }

  static AttributeNames of(int header, AttributeTable table) {
    return new AttributeNames(header, table.names(), Map.of());
  }

  AttributeNames with(int type, AttributeNames inside) {
    Map<Integer, AttributeNames> more = new HashMap<>(nested);
    more.put(type, inside);
    return new AttributeNames(header, names, more);
  }

  /**
   * The path to the byte at {@code offset}, such as {@code IFLA_LINKINFO/IFLA_INFO_DATA}; empty
   * when it is in no attribute.
   */
  String path(ByteBuffer message, int offset) {
    return path(message, message.position(), message.limit(), message.position() + offset);
  }

  private String path(ByteBuffer message, int from, int end, int offset) {
    int at = from + header;
    while (end - at >= 4) {
      int length = message.getShort(at) & 0xFFFF;
      if (length < 4 || length > end - at) {
        return "";
      }
      if (offset < at + length) {
        return offset < at ? "" : within(message, at, at + length, offset);
      }
      at += length + 3 & -4;
    }
    return "";
  }

  private String within(ByteBuffer message, int at, int end, int offset) {
    int type = message.getShort(at + 2) & NLA_TYPE_MASK;
    String name = type < names.size() && !names.get(type).isEmpty() ? names.get(type) : "#" + type;
    AttributeNames inside = nested.get(type);
    String rest = inside == null ? "" : inside.path(message, at + 4, end, offset);
    return rest.isEmpty() ? name : name + "/" + rest;
  }
}
