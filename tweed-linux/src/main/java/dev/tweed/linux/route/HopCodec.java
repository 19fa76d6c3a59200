package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** {@code RTA_MULTIPATH} and {@code RTA_VIA}. Source: uapi/linux/rtnetlink.h. */
final class HopCodec {

  private static final int HEADER = 8;

  private HopCodec() {}

  static List<Hop> decode(AttributeCursor attribute) {
    List<Hop> hops = new ArrayList<>(2);
    int at = 0;
    while (attribute.length() - at >= HEADER) {
      int length = attribute.u16At(at);
      if (length < HEADER || length > attribute.length() - at) {
        throw new WireFormatException("a hop of " + length + " bytes in RTA_MULTIPATH");
      }
      hops.add(hop(attribute, at, length));
      at += length + 3 & -4;
    }
    return hops;
  }

  private static Hop hop(AttributeCursor attribute, int at, int length) {
    IpAddress gateway = null;
    List<UnknownAttribute> unknown = List.of();
    AttributeCursor inside = attribute.nestedBetween(at + HEADER, at + length);
    while (inside.next()) {
      switch (inside.type()) {
        case RouteCodec.RTA_GATEWAY -> gateway = inside.address();
        case RouteCodec.RTA_VIA -> gateway = via(inside);
        default -> unknown = UnknownAttribute.add(unknown, inside);
      }
    }
    int weight = attribute.u8At(at + 3) + 1;
    return new Hop(gateway, attribute.u32At(at + 4), weight, attribute.u8At(at + 2), unknown);
  }

  static void encode(List<Hop> hops, IpAddress destination, MessageWriter out) {
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      int start = out.length();
      out.u16(0).u8(hop.flags()).u8(hop.weight() - 1).u32(hop.link());
      RouteCodec.gateway(out, destination, hop.gateway());
      UnknownAttribute.encode(hop.unknown(), out);
      out.setU16(start, out.length() - start);
    }
  }

  /** struct rtvia { u16 family, address }: a gateway of the other family. */
  static IpAddress via(AttributeCursor attribute) {
    int family = attribute.u16At(0);
    boolean v4 = family == Rtm.AF_INET && attribute.length() == 6;
    boolean v6 = family == Rtm.AF_INET6 && attribute.length() == 18;
    if (!v4 && !v6) {
      throw new WireFormatException("RTA_VIA of family " + family);
    }
    byte[] value = attribute.bytes();
    return IpAddress.of(java.util.Arrays.copyOfRange(value, 2, value.length));
  }

  static void via(MessageWriter out, IpAddress gateway) {
    int start = out.beginNest(RouteCodec.RTA_VIA);
    out.u16(gateway.family().number()).bytes(gateway.bytes());
    out.endNest(start);
    out.zeroes(2);
  }
}
