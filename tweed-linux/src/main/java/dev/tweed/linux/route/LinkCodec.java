package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.nio.ByteBuffer;

/**
 * Wire form: struct ifinfomsg { u8 family, u8, u16 type, s32 index, u32 flags, u32 change }, then
 * {@code IFLA_*}. Source: uapi/linux/rtnetlink.h.
 */
final class LinkCodec {

  static final int HEADER = 16;

  private LinkCodec() {}

  static Link decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    return new Link(
        body.getInt(4),
        body.getShort(2) & 0xFFFF,
        body.getInt(8),
        body.getInt(12),
        LinkAttributes.TABLE.decode(message.attributes(HEADER)));
  }

  static Link decodePeer(AttributeCursor cursor) {
    AttributeCursor attributes = cursor.nestedBehind(HEADER);
    return new Link(
        cursor.u32At(4),
        cursor.u16At(2),
        cursor.u32At(8),
        cursor.u32At(12),
        LinkAttributes.TABLE.decode(attributes));
  }

  static void encode(Link link, MessageWriter out) {
    header(link, out);
    link.attributes().encode(out);
  }

  /** The kernel wants an index or a name; a group would delete all links of that group. */
  static void encodeKey(Link link, MessageWriter out) {
    header(link, out);
    if (link.index() == 0 && !link.name().isEmpty()) {
      out.string(LinkAttributes.IFNAME.type(), link.name());
    }
  }

  private static void header(Link link, MessageWriter out) {
    out.u8(Rtm.AF_UNSPEC).u8(0).u16(link.hardwareType());
    out.u32(link.index()).u32(link.flags()).u32(link.changeMask());
  }

  static AttributeNames names(Link link) {
    AttributeNames names = AttributeNames.of(HEADER, LinkAttributes.TABLE);
    LinkInfo info = link.attributes().value(LinkAttributes.LINKINFO);
    names = names.with(LinkAttributes.AF_SPEC.type(), FamilySettings.names());
    return info == null
        ? names
        : names.with(LinkAttributes.LINKINFO.type(), LinkInfoForm.names(info));
  }
}
