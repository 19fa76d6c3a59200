package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message body as text in which the differences that do not matter are gone: the order of
 * attributes, the flag NLA_F_NESTED, and the NUL behind a text, which {@code ip} leaves out here
 * and there.
 */
final class Normal {

  /** How {@code ip} calls the settings of a port where the kernel says IFLA_INFO_SLAVE_KIND. */
  private static final String BRIDGE_SLAVE = "1=\"bridge_slave\"";

  private Normal() {}

  static String of(RouteObject object) {
    MessageWriter out = new MessageWriter();
    object.encode(out);
    return of(message(object.messageType(), out), object);
  }

  static String ofKey(RouteObject object) {
    MessageWriter out = new MessageWriter();
    object.encodeKey(out);
    return of(message(object.messageType(), out), object);
  }

  static NetlinkMessage message(int type, MessageWriter body) {
    byte[] bytes = new byte[body.length()];
    body.written().get(bytes);
    return new NetlinkMessage(type, 0, 0, ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
  }

  /** The object tells which attributes are made of attributes. */
  static String of(NetlinkMessage message, RouteObject object) {
    AttributeNames names = ObjectNames.names(object);
    int header = Math.min(names.header() + 3 & -4, message.body().limit());
    byte[] fixed = new byte[header];
    message.body().get(0, fixed);
    return HexFormat.of().formatHex(fixed) + attributes(message.attributes(names.header()), names);
  }

  private static String attributes(AttributeCursor cursor, AttributeNames names) {
    TreeMap<Integer, String> values = new TreeMap<>();
    while (cursor.next()) {
      values.put(cursor.type(), value(cursor, names.nested().get(cursor.type())));
    }
    return values.toString().replace(BRIDGE_SLAVE, "4=\"bridge\"");
  }

  private static String value(AttributeCursor cursor, @Nullable AttributeNames inside) {
    if (inside != null) {
      byte[] fixed = new byte[inside.header()];
      System.arraycopy(cursor.bytes(), 0, fixed, 0, fixed.length);
      return HexFormat.of().formatHex(fixed)
          + attributes(cursor.nestedBehind(inside.header()), inside);
    }
    byte[] bytes = cursor.bytes();
    boolean text = bytes.length > 1;
    for (int i = 0; i < bytes.length - 1; i++) {
      text &= bytes[i] >= ' ' && bytes[i] <= '~';
    }
    text &= bytes.length > 0 && (bytes[bytes.length - 1] == 0 || bytes[bytes.length - 1] >= ' ');
    return text ? "\"" + cursor.string() + "\"" : HexFormat.of().formatHex(bytes);
  }
}
