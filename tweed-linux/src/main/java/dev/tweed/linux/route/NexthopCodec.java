package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.route.Nexthop.Member;
import dev.tweed.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Wire form: struct nhmsg { u8 family, scope, protocol, reserved; u32 flags }, then {@code NHA_*}.
 * The scope follows from the gateway, and the kernel refuses to be told. Source:
 * uapi/linux/nexthop.h.
 */
final class NexthopCodec {

  static final int HEADER = 8;
  private static final int NHA_ID = 1;
  private static final int NHA_GROUP = 2;
  private static final int NHA_GROUP_TYPE = 3;
  private static final int NHA_BLACKHOLE = 4;
  private static final int NHA_OIF = 5;
  private static final int NHA_GATEWAY = 6;
  private static final int NHA_FDB = 11;
  private static final int MEMBER = 8;
  static final String NAMES =
      "UNSPEC NHA_ID NHA_GROUP NHA_GROUP_TYPE NHA_BLACKHOLE NHA_OIF NHA_GATEWAY NHA_ENCAP_TYPE"
          + " NHA_ENCAP NHA_GROUPS NHA_MASTER NHA_FDB NHA_RES_GROUP NHA_RES_BUCKET NHA_OP_FLAGS";

  private NexthopCodec() {}

  static Nexthop decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    int id = 0;
    IpAddress gateway = null;
    int link = 0;
    boolean blackhole = false;
    boolean fdb = false;
    List<Member> group = List.of();
    List<UnknownAttribute> unknown = List.of();
    AttributeCursor attributes = message.attributes(HEADER);
    while (attributes.next()) {
      switch (attributes.type()) {
        case NHA_ID -> id = attributes.u32();
        case NHA_GROUP -> group = members(attributes);
        case NHA_BLACKHOLE -> blackhole = true;
        case NHA_OIF -> link = attributes.u32();
        case NHA_GATEWAY -> gateway = attributes.address();
        case NHA_FDB -> fdb = true;
        case NHA_GROUP_TYPE -> {
          if (attributes.u16() != 0) { // 0 is the kind of group that is meant when not said
            unknown = UnknownAttribute.add(unknown, attributes);
          }
        }
        default -> unknown = UnknownAttribute.add(unknown, attributes);
      }
    }
    return new Nexthop(
        id,
        body.get(0) & 0xFF,
        gateway,
        link,
        body.getInt(4),
        body.get(2) & 0xFF,
        blackhole,
        fdb,
        group,
        unknown);
  }

  /** struct nexthop_grp { u32 id; u8 weight - 1; u8 weight's upper byte; u16 }. */
  private static List<Member> members(AttributeCursor attribute) {
    if (attribute.length() % MEMBER != 0) {
      throw new WireFormatException("NHA_GROUP of " + attribute.length() + " bytes");
    }
    List<Member> members = new ArrayList<>(attribute.length() / MEMBER);
    for (int at = 0; at < attribute.length(); at += MEMBER) {
      members.add(new Member(attribute.u32At(at), attribute.u8At(at + 4) + 1));
    }
    return members;
  }

  static void encode(Nexthop nexthop, MessageWriter out) {
    out.u8(nexthop.family()).u8(0).u8(nexthop.protocol()).u8(0).u32(nexthop.flags());
    out.u32(NHA_ID, nexthop.id());
    if (nexthop.link() != 0) {
      out.u32(NHA_OIF, nexthop.link());
    }
    if (nexthop.gateway() != null) {
      out.address(NHA_GATEWAY, nexthop.gateway());
    }
    if (nexthop.blackhole()) {
      out.flag(NHA_BLACKHOLE);
    }
    if (nexthop.fdb()) {
      out.flag(NHA_FDB);
    }
    if (!nexthop.group().isEmpty()) {
      int start = out.beginNest(NHA_GROUP);
      for (Member member : nexthop.group()) {
        out.u32(member.id()).u8(member.weight() - 1).zeroes(3);
      }
      out.endNest(start);
    }
    UnknownAttribute.encode(nexthop.unknown(), out);
  }

  /** Anything beside the id is refused. */
  static void encodeKey(Nexthop nexthop, MessageWriter out) {
    out.zeroes(HEADER).u32(NHA_ID, nexthop.id());
  }
}
