package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wire form: as {@link NeighbourCodec}, with family AF_BRIDGE. */
final class FdbCodec {

  private FdbCodec() {}

  static FdbEntry decode(NetlinkMessage message) {
    message.require(NeighbourCodec.HEADER);
    ByteBuffer body = message.body();
    Draft draft = new Draft();
    draft.flags = body.get(10) & 0xFF;
    AttributeCursor attributes = message.attributes(NeighbourCodec.HEADER);
    while (attributes.next()) {
      draft.take(attributes);
    }
    if (draft.mac == null) {
      throw new WireFormatException("an FDB message without NDA_LLADDR");
    }
    return new FdbEntry(
        body.getInt(4),
        draft.mac,
        draft.destination,
        draft.port,
        draft.vni,
        draft.sourceVni,
        draft.via,
        draft.vlan,
        draft.master,
        draft.nexthop,
        body.getShort(8) & 0xFFFF,
        draft.flags,
        draft.unknown);
  }

  /** What the attributes say. */
  private static final class Draft {
    private @Nullable MacAddress mac;
    private @Nullable IpAddress destination;
    private int port;
    private int vni;
    private int sourceVni;
    private int via;
    private int vlan;
    private int master;
    private int nexthop;
    private int flags;
    private List<UnknownAttribute> unknown = List.of();

    void take(AttributeCursor attribute) {
      switch (attribute.type()) {
        case NeighbourCodec.NDA_LLADDR -> mac = attribute.mac();
        case NeighbourCodec.NDA_DST -> destination = attribute.address();
        case NeighbourCodec.NDA_PORT -> port = attribute.u16be();
        case NeighbourCodec.NDA_VNI -> vni = attribute.u32();
        case NeighbourCodec.NDA_SRC_VNI -> sourceVni = attribute.u32();
        case NeighbourCodec.NDA_IFINDEX -> via = attribute.u32();
        case NeighbourCodec.NDA_VLAN -> vlan = attribute.u16();
        case NeighbourCodec.NDA_MASTER -> master = attribute.u32();
        case NeighbourCodec.NDA_NH_ID -> nexthop = attribute.u32();
        case NeighbourCodec.NDA_FLAGS_EXT -> flags |= attribute.u32() << 8;
        case NeighbourCodec.NDA_CACHEINFO -> {} // changes all the time, and cannot be set
        default -> unknown = UnknownAttribute.add(unknown, attribute);
      }
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
