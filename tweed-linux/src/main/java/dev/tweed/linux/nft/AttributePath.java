package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;

/** Names the attribute at an offset of a message: {@code NFTA_RULE_EXPRESSIONS/3/2}. */
final class AttributePath {

  private static final int NETLINK_HEADER = 16;
  private static final String[] PREFIXES = {
    "NFTA_TABLE", "NFTA_CHAIN", "NFTA_RULE", "NFTA_SET", "NFTA_SET_ELEM_LIST"
  };
  private static final String[][] NAMES = {
    {"", "NAME", "FLAGS", "USE", "HANDLE", "PAD", "USERDATA", "OWNER"},
    {
      "",
      "TABLE",
      "HANDLE",
      "NAME",
      "HOOK",
      "POLICY",
      "USE",
      "TYPE",
      "COUNTERS",
      "PAD",
      "FLAGS",
      "ID",
      "USERDATA"
    },
    {"", "TABLE", "CHAIN", "HANDLE", "EXPRESSIONS", "COMPAT", "POSITION", "USERDATA"},
    {
      "", "TABLE", "NAME", "FLAGS", "KEY_TYPE", "KEY_LEN", "DATA_TYPE", "DATA_LEN", "POLICY",
      "DESC", "ID", "TIMEOUT", "GC_INTERVAL", "USERDATA", "PAD", "OBJ_TYPE", "HANDLE", "EXPR",
      "EXPRESSIONS"
    },
    {"", "TABLE", "SET", "ELEMENTS", "SET_ID"}
  };

  private AttributePath() {}

  /**
   * Empty when the offset is not inside an attribute.
   *
   * @param offset from the start of the netlink header
   */
  static String of(int message, MessageWriter encoded, int offset) {
    int object = message / 3;
    if (object >= PREFIXES.length) {
      return "";
    }
    ByteBuffer body = encoded.written();
    AttributeCursor top = new AttributeCursor(body.position(NfMessage.HEADER));
    int at = offset - NETLINK_HEADER;
    while (top.next()) {
      if (contains(top, at)) {
        String[] names = NAMES[object];
        String name = top.type() < names.length ? names[top.type()] : Integer.toString(top.type());
        return PREFIXES[object] + "_" + name + inside(top, at);
      }
    }
    return "";
  }

  private static boolean contains(AttributeCursor attribute, int at) {
    return at >= attribute.offset() - 4 && at < attribute.offset() + attribute.length();
  }

  /** Which member of a list. */
  private static String inside(AttributeCursor list, int at) {
    if (at < list.offset()) {
      return "";
    }
    try {
      AttributeCursor members = list.nested();
      for (int index = 0; members.next(); index++) {
        if (contains(members, at)) {
          return "[" + index + "]";
        }
      }
    } catch (WireFormatException e) {
      return ""; // no list
    }
    return "";
  }
}
