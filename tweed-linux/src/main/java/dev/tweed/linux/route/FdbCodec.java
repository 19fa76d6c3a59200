package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;

/** Wire form: as {@link NeighbourCodec}, with family AF_BRIDGE. */
final class FdbCodec {

  private FdbCodec() {}

  static FdbEntry decode(NetlinkMessage message) {
    message.require(NeighbourCodec.HEADER);
    ByteBuffer body = message.body();
    FdbFields fields = new FdbFields(body.getInt(4));
    fields.state = body.getShort(8) & 0xFFFF;
    fields.flags = body.get(10) & 0xFF;
    boolean known = false;
    AttributeCursor attributes = message.attributes(NeighbourCodec.HEADER);
    while (attributes.next()) {
      known |= attributes.type() == NeighbourCodec.NDA_LLADDR;
      decode(attributes, fields);
    }
    if (!known) {
      throw new WireFormatException("an FDB message without NDA_LLADDR");
    }
    return fields.toEntry();
  }

  private static void decode(AttributeCursor attribute, FdbFields fields) {
    switch (attribute.type()) {
      case NeighbourCodec.NDA_LLADDR -> fields.mac = attribute.mac();
      case NeighbourCodec.NDA_DST -> fields.destination = attribute.address();
      case NeighbourCodec.NDA_PORT -> fields.port = attribute.u16be();
      case NeighbourCodec.NDA_VNI -> fields.vni = attribute.u32();
      case NeighbourCodec.NDA_SRC_VNI -> fields.sourceVni = attribute.u32();
      case NeighbourCodec.NDA_IFINDEX -> fields.via = attribute.u32();
      case NeighbourCodec.NDA_VLAN -> fields.vlan = attribute.u16();
      case NeighbourCodec.NDA_MASTER -> fields.master = attribute.u32();
      case NeighbourCodec.NDA_NH_ID -> fields.nexthop = attribute.u32();
      case NeighbourCodec.NDA_FLAGS_EXT ->
          fields.flags |= attribute.u32() << NeighbourCodec.EXTENDED_SHIFT;
      case NeighbourCodec.NDA_CACHEINFO -> {} // changes all the time, and cannot be set
      default -> fields.unknown = UnknownAttribute.add(fields.unknown, attribute);
    }
  }

  static void encode(FdbEntry entry, MessageWriter out) {
    NeighbourCodec.header(out, Rtm.AF_BRIDGE, entry.link(), entry.state(), entry.flags());
    out.mac(NeighbourCodec.NDA_LLADDR, entry.mac());
    if (entry.destination() != null) {
      out.address(NeighbourCodec.NDA_DST, entry.destination());
    }
    if (entry.vlan() != 0) {
      out.u16(NeighbourCodec.NDA_VLAN, entry.vlan());
    }
    if (entry.port() != 0) {
      out.u16be(NeighbourCodec.NDA_PORT, entry.port());
    }
    number(out, NeighbourCodec.NDA_VNI, entry.vni());
    number(out, NeighbourCodec.NDA_SRC_VNI, entry.sourceVni());
    number(out, NeighbourCodec.NDA_IFINDEX, entry.via());
    number(out, NeighbourCodec.NDA_MASTER, entry.master());
    number(out, NeighbourCodec.NDA_NH_ID, entry.nexthop());
    NeighbourCodec.extendedFlags(out, entry.flags());
    UnknownAttribute.encode(entry.unknown(), out);
  }

  private static void number(MessageWriter out, int type, int value) {
    if (value != 0) {
      out.u32(type, value);
    }
  }
}
