package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Attributes in an order of their own, without those that are zero, final NULs, and what depends on
 * nft's transaction or the kernel knows anyway, so that two ways to say the same are the same text.
 */
final class CanonicalAttributes {

  private static final int NESTED = 0x8000;
  private static final int NFTA_LIST_ELEM = 1;

  /** "dynset" and the attributes SET_NAME, SET_ID. */
  private static final String DYNSET_SET_ID = "(1=64796e736574 2=\\{1=\\w+) 2=\\w+";

  /** "nat" and NF_NAT_RANGE_PROTO_SPECIFIED alone in its flags, which the kernel adds by itself. */
  private static final String NAT_PORT_FLAG = "(1=6e6174 2=\\{[^}]*) 7=00000002\\}";

  private CanonicalAttributes() {}

  /** The expressions of each rule among these messages. */
  static List<String> ofRules(List<NetlinkMessage> messages) {
    return messages.stream()
        .filter(message -> NfMessage.of(message) == NfMessage.NEW_RULE)
        .map(message -> of(message.body(), 4))
        .toList();
  }

  /** One attribute of a message, a list. */
  static String of(ByteBuffer message, int type) {
    ByteBuffer body = message.duplicate().order(ByteOrder.nativeOrder());
    AttributeCursor cursor = new AttributeCursor(body.position(NfMessage.HEADER));
    while (cursor.next()) {
      if (cursor.type() == type) {
        StringBuilder members = new StringBuilder();
        AttributeCursor list = cursor.nested();
        while (list.next()) {
          members.append(NFTA_LIST_ELEM).append(of(list.nested())).append('\n');
        }
        return members.toString();
      }
    }
    return "";
  }

  private static String of(AttributeCursor cursor) {
    List<String> parts = new ArrayList<>();
    while (cursor.next()) {
      String value =
          (cursor.rawType() & NESTED) != 0
              ? of(cursor.nested())
              : HexFormat.of().formatHex(cursor.bytes()).replaceAll("(00)+$", "");
      if (!value.matches("[0{}]*")) {
        parts.add(cursor.type() + "=" + value);
      }
    }
    parts.sort(null);
    return ("{" + String.join(" ", parts) + "}")
        .replaceAll(DYNSET_SET_ID, "$1")
        .replaceAll(NAT_PORT_FLAG, "$1}");
  }
}
