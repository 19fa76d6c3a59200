package dev.tweed.linux.ethtool;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkRequest;

/**
 * Asks which message type a family of generic netlink has. Wire form: {@code struct genlmsghdr} (u8
 * command, u8 version, u16 reserved), attributes. Source: uapi/linux/genetlink.h.
 */
record FamilyRequest(String name) implements NetlinkRequest {

  static final int GENL_HDRLEN = 4;
  private static final int GENL_ID_CTRL = 16;
  private static final int CTRL_CMD_GETFAMILY = 3;
  private static final int CTRL_ATTR_FAMILY_ID = 1;
  private static final int CTRL_ATTR_FAMILY_NAME = 2;

  @Override
  public int type() {
    return GENL_ID_CTRL;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public void encode(MessageWriter out) {
    out.u8(CTRL_CMD_GETFAMILY).u8(1).u16(0).string(CTRL_ATTR_FAMILY_NAME, name);
  }

  /** The type that the answer tells. */
  static int id(NetlinkMessage answer) {
    AttributeCursor attributes = answer.attributes(GENL_HDRLEN);
    int id = 0;
    while (attributes.next()) {
      if (attributes.type() == CTRL_ATTR_FAMILY_ID) {
        id = attributes.u16();
      }
    }
    return id;
  }

  @Override
  public String toString() {
    return "genl ctrl get name " + name;
  }
}
