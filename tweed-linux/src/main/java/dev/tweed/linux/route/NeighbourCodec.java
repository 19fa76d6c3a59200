package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Wire form: struct ndmsg { u8 family, u8, u16, s32 index, u16 state, u8 flags, u8 type }, then
 * {@code NDA_*}; shared by neighbours and, with family AF_BRIDGE, FDB entries. Source:
 * uapi/linux/neighbour.h.
 */
final class NeighbourCodec {

  static final int HEADER = 12;
  static final int NDA_DST = 1;
  static final int NDA_LLADDR = 2;
  static final int NDA_CACHEINFO = 3;
  static final int NDA_PROBES = 4;
  static final int NDA_VLAN = 5;
  static final int NDA_PORT = 6;
  static final int NDA_VNI = 7;
  static final int NDA_IFINDEX = 8;
  static final int NDA_MASTER = 9;
  static final int NDA_SRC_VNI = 11;
  static final int NDA_PROTOCOL = 12;
  static final int NDA_NH_ID = 13;
  static final int NDA_FLAGS_EXT = 15;
  static final String NAMES =
      "UNSPEC NDA_DST NDA_LLADDR NDA_CACHEINFO NDA_PROBES NDA_VLAN NDA_PORT NDA_VNI NDA_IFINDEX"
          + " NDA_MASTER NDA_LINK_NETNSID NDA_SRC_VNI NDA_PROTOCOL NDA_NH_ID NDA_FDB_EXT_ATTRS"
          + " NDA_FLAGS_EXT NDA_NDM_STATE_MASK NDA_NDM_FLAGS_MASK";

  /** Where NDA_FLAGS_EXT starts in the records' flags, as in the kernel. */
  static final int EXTENDED_SHIFT = 8;

  private NeighbourCodec() {}

  static Neighbour decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    IpAddress address = null;
    MacAddress mac = null;
    int flags = body.get(10) & 0xFF;
    int protocol = 0;
    List<UnknownAttribute> unknown = List.of();
    AttributeCursor attributes = message.attributes(HEADER);
    while (attributes.next()) {
      switch (attributes.type()) {
        case NDA_DST -> address = attributes.address();
        case NDA_LLADDR -> {
          if (attributes.length() == MacAddress.BYTES) {
            mac = attributes.mac();
          } else { // a tunnel's
            unknown = UnknownAttribute.add(unknown, attributes);
          }
        }
        case NDA_PROTOCOL -> protocol = attributes.u8();
        case NDA_FLAGS_EXT -> flags |= attributes.u32() << EXTENDED_SHIFT;
        case NDA_CACHEINFO, NDA_PROBES -> {} // change all the time, and cannot be set
        default -> unknown = UnknownAttribute.add(unknown, attributes);
      }
    }
    if (address == null) {
      throw new WireFormatException("a neighbour message without NDA_DST");
    }
    return new Neighbour(
        body.getInt(4), address, mac, body.getShort(8) & 0xFFFF, flags, protocol, unknown);
  }

  static void encode(Neighbour neighbour, MessageWriter out) {
    IpAddress address = neighbour.address();
    header(out, address.family().number(), neighbour.link(), neighbour.state(), neighbour.flags());
    out.address(NDA_DST, address);
    if (neighbour.mac() != null) {
      out.mac(NDA_LLADDR, neighbour.mac());
    }
    if (neighbour.protocol() != 0) {
      out.u8(NDA_PROTOCOL, neighbour.protocol());
    }
    extendedFlags(out, neighbour.flags());
    UnknownAttribute.encode(neighbour.unknown(), out);
  }

  static void header(MessageWriter out, int family, int link, int state, int flags) {
    out.u8(family).zeroes(3).u32(link).u16(state).u8(flags).u8(0);
  }

  static void extendedFlags(MessageWriter out, int flags) {
    if (flags >>> EXTENDED_SHIFT != 0) {
      out.u32(NDA_FLAGS_EXT, flags >>> EXTENDED_SHIFT);
    }
  }
}
