package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Wire form: struct rtmsg { u8 family, dst_len, src_len, tos, table, protocol, scope, type; u32
 * flags }, then {@code RTA_*}. Source: uapi/linux/rtnetlink.h.
 */
final class RouteCodec {

  static final int HEADER = 12;
  static final int RTA_DST = 1;
  static final int RTA_SRC = 2;
  static final int RTA_IIF = 3;
  static final int RTA_OIF = 4;
  static final int RTA_GATEWAY = 5;
  static final int RTA_PRIORITY = 6;
  static final int RTA_PREFSRC = 7;
  static final int RTA_METRICS = 8;
  static final int RTA_MULTIPATH = 9;
  static final int RTA_CACHEINFO = 12;
  static final int RTA_TABLE = 15;
  static final int RTA_MARK = 16;
  static final int RTA_VIA = 18;
  static final int RTA_PREF = 20;
  static final int RTA_EXPIRES = 23;
  static final int RTA_NH_ID = 30;
  static final String NAMES =
      "UNSPEC RTA_DST RTA_SRC RTA_IIF RTA_OIF RTA_GATEWAY RTA_PRIORITY RTA_PREFSRC RTA_METRICS"
          + " RTA_MULTIPATH RTA_PROTOINFO RTA_FLOW RTA_CACHEINFO RTA_SESSION RTA_MP_ALGO RTA_TABLE"
          + " RTA_MARK RTA_MFC_STATS RTA_VIA RTA_NEWDST RTA_PREF RTA_ENCAP_TYPE RTA_ENCAP"
          + " RTA_EXPIRES RTA_PAD RTA_UID RTA_TTL_PROPAGATE RTA_IP_PROTO RTA_SPORT RTA_DPORT"
          + " RTA_NH_ID";

  private static final int TICKS_PER_SECOND = 100;
  private static final IpAddress ANY4 = IpAddress.v4(0);
  private static final IpAddress ANY6 = IpAddress.v6(0, 0);

  private RouteCodec() {}

  static Route decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    boolean v4 = body.get(0) == Rtm.AF_INET;
    RouteFields fields = new RouteFields(new IpPrefix(v4 ? ANY4 : ANY6, 0));
    fields.tos = body.get(3) & 0xFF;
    fields.table = body.get(4) & 0xFF;
    fields.protocol = body.get(5) & 0xFF;
    fields.scope = body.get(6) & 0xFF;
    fields.type = RouteType.of(body.get(7) & 0xFF);
    fields.flags = body.getInt(8);
    IpAddress destination = v4 ? ANY4 : ANY6;
    IpAddress source = null;
    AttributeCursor attributes = message.attributes(HEADER);
    while (attributes.next()) {
      switch (attributes.type()) {
        case RTA_DST -> destination = attributes.address();
        case RTA_SRC -> source = attributes.address();
        default -> decode(attributes, fields);
      }
    }
    fields.destination = AddressCodec.prefix(destination, body.get(1) & 0xFF);
    fields.source = source == null ? null : AddressCodec.prefix(source, body.get(2) & 0xFF);
    return fields.toRoute();
  }

  private static void decode(AttributeCursor attribute, RouteFields fields) {
    switch (attribute.type()) {
      case RTA_OIF -> fields.link = attribute.u32();
      case RTA_GATEWAY -> fields.gateway = attribute.address();
      case RTA_VIA -> fields.gateway = HopCodec.via(attribute);
      case RTA_PRIORITY -> fields.metric = attribute.u32();
      case RTA_PREFSRC -> fields.preferredSource = attribute.address();
      case RTA_METRICS -> fields.metrics = RouteMetrics.TABLE.decode(attribute.nested());
      case RTA_MULTIPATH -> fields.hops = HopCodec.decode(attribute);
      case RTA_TABLE -> fields.table = attribute.u32();
      case RTA_PREF -> fields.preference = attribute.u8();
      case RTA_NH_ID -> fields.nexthop = attribute.u32();
      case RTA_EXPIRES -> fields.expires = attribute.u32();
      case RTA_CACHEINFO -> // struct rta_cacheinfo: u32 clntref, lastuse; s32 expires; …
          fields.expires = Math.max(0, attribute.u32At(8) / TICKS_PER_SECOND);
      default -> fields.unknown = UnknownAttribute.add(fields.unknown, attribute);
    }
  }

  static void encode(Route route, MessageWriter out) {
    IpPrefix destination = route.destination();
    IpPrefix source = route.source();
    out.u8(destination.family().number()).u8(destination.length());
    out.u8(source == null ? 0 : source.length()).u8(route.tos());
    out.u8(inHeader(route.table())).u8(route.protocol()).u8(route.scope());
    out.u8(route.type().number()).u32(route.flags());
    if (inHeader(route.table()) != route.table()) {
      out.u32(RTA_TABLE, route.table());
    }
    if (!destination.address().equals(destination.address().isV4() ? ANY4 : ANY6)
        || destination.length() > 0) {
      out.address(RTA_DST, destination.address());
    }
    if (source != null) {
      out.address(RTA_SRC, source.address());
    }
    number(out, RTA_OIF, route.link());
    gateway(out, destination.address(), route.gateway());
    number(out, RTA_PRIORITY, route.metric());
    if (route.preferredSource() != null) {
      out.address(RTA_PREFSRC, route.preferredSource());
    }
    number(out, RTA_NH_ID, route.nexthop());
    encodeRest(route, out);
  }

  private static void encodeRest(Route route, MessageWriter out) {
    if (!route.metrics().isEmpty()) {
      int start = out.beginNest(RTA_METRICS);
      route.metrics().encode(out);
      out.endNest(start);
    }
    if (!route.hops().isEmpty()) {
      int start = out.beginNest(RTA_MULTIPATH);
      HopCodec.encode(route.hops(), route.destination().address(), out);
      out.endNest(start);
    }
    number(out, RTA_EXPIRES, route.expires());
    if (route.preference() != 0) {
      out.u8(RTA_PREF, route.preference());
    }
    UnknownAttribute.encode(route.unknown(), out);
  }

  /** Tables beyond a byte are in {@code RTA_TABLE} only. */
  private static int inHeader(int table) {
    return table >= 0 && table <= 0xFF ? table : RouteNumbers.TABLE_UNSPEC;
  }

  static void gateway(MessageWriter out, IpAddress destination, @Nullable IpAddress gateway) {
    if (gateway == null) {
      return;
    }
    if (gateway.family() == destination.family()) {
      out.address(RTA_GATEWAY, gateway);
    } else {
      HopCodec.via(out, gateway);
    }
  }

  private static void number(MessageWriter out, int type, int value) {
    if (value != 0) {
      out.u32(type, value);
    }
  }

  static AttributeNames names() {
    return AttributeNames.of(HEADER, NAMES)
        .with(RTA_METRICS, AttributeNames.of(0, RouteMetrics.TABLE));
  }
}
