package dev.tweed.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel adds to an errno: its words, and the offset of the attribute they are about.
 *
 * @param text empty when there is none
 * @param offset from the start of the request's netlink header; 0 when there is none
 */
record ExtendedAck(String text, int offset) {

  private static final ExtendedAck NONE = new ExtendedAck("", 0);
  private static final int NLMSGERR_ATTR_MSG = 1;
  private static final int NLMSGERR_ATTR_OFFS = 2;

  /**
   * Reads it from an NLMSG_ERROR message: int error, the request's header, the request's body
   * unless F_CAPPED, then attributes if F_ACK_TLVS.
   */
  static ExtendedAck of(NetlinkMessage error) {
    if ((error.flags() & Netlink.F_ACK_TLVS) == 0) {
      return NONE;
    }
    ByteBuffer body = error.body();
    int requestBytes = (error.flags() & Netlink.F_CAPPED) != 0 ? Netlink.HEADER : body.getInt(4);
    int start = 4 + Netlink.aligned(requestBytes);
    if (start < 4 || start > body.limit()) {
      return NONE;
    }
    return read(
        new AttributeCursor(body.duplicate().order(ByteOrder.nativeOrder()).position(start)));
  }

  private static ExtendedAck read(AttributeCursor attributes) {
    String text = "";
    int offset = 0;
    while (attributes.next()) {
      switch (attributes.type()) {
        case NLMSGERR_ATTR_MSG -> text = attributes.string();
        case NLMSGERR_ATTR_OFFS -> offset = attributes.u32();
        default -> {}
      }
    }
    return new ExtendedAck(text, offset);
  }
}
