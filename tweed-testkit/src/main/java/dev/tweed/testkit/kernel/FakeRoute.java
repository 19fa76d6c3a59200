package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A route of the fake kernel. Wire form: {@code struct rtmsg} (u8 family, dst_len, src_len, tos,
 * table, protocol, scope, type, u32 flags), attributes RTA_….
 *
 * @param key what tells it from others
 */
record FakeRoute(Key key, int protocol, int scope, int type, int flags, Attributes attributes) {

  static final int HEADER = 12;
  static final int RTA_DST = 1;
  static final int RTA_OIF = 4;
  static final int RTA_GATEWAY = 5;
  static final int RTA_PRIORITY = 6;
  static final int RTA_PREFSRC = 7;
  static final int RTA_METRICS = 8;
  static final int RTA_MULTIPATH = 9;
  static final int RTA_TABLE = 15;
  static final int RTA_VIA = 18;
  static final int RTA_ENCAP_TYPE = 21;
  static final int RTA_ENCAP = 22;
  static final int RTA_NH_ID = 30;
  static final int RTNH_F_ONLINK = 4;
  static final int RTN_UNICAST = 1;

  private static final int RTA_PREF = 20;
  private static final int RT_TABLE_COMPAT = 252;
  private static final int V6_USUAL_PRIORITY = 1024;

  /**
   * @param priority in IPv6 never 0 for routes that were asked for
   */
  record Key(int table, IpPrefix destination, int tos, int priority) {
    IpFamily family() {
      return destination.family();
    }
  }

  /** As a request describes it. */
  static FakeRoute of(FakeRequest request) {
    Attributes said = request.attributes(HEADER);
    IpFamily family = family(request.u8(0));
    IpAddress any = IpAddress.of(new byte[family.bytes()]);
    IpPrefix destination = new IpPrefix(said.address(RTA_DST).orElse(any), request.u8(1));
    int priority = said.u32(RTA_PRIORITY, 0);
    boolean v6 = family == IpFamily.IPV6;
    Key key =
        new Key(
            said.u32(RTA_TABLE, request.u8(4)),
            v6 ? destination.network() : destination,
            request.u8(3),
            priority == 0 && v6 ? V6_USUAL_PRIORITY : priority);
    Attributes kept = new Attributes();
    kept.merge(
        said, RTA_OIF, RTA_GATEWAY, RTA_PREFSRC, RTA_METRICS, RTA_MULTIPATH, RTA_VIA, RTA_NH_ID);
    kept.merge(said, RTA_ENCAP_TYPE, RTA_ENCAP);
    if (v6) {
      kept.putU8(RTA_PREF, 0);
    }
    return new FakeRoute(
        key, request.u8(5), v6 ? 0 : request.u8(6), request.u8(7), request.u32(8), kept);
  }

  static IpFamily family(int number) {
    return number == IpFamily.IPV4.number() ? IpFamily.IPV4 : IpFamily.IPV6;
  }

  int nexthopId() {
    return attributes.u32(RTA_NH_ID, 0);
  }

  Optional<IpAddress> gateway() {
    return attributes.address(RTA_GATEWAY);
  }

  /** The indexes of the links it leads to. */
  Set<Integer> links() {
    Set<Integer> links = new HashSet<>();
    attributes.number(RTA_OIF).ifPresent(links::add);
    ByteBuffer hops =
        ByteBuffer.wrap(attributes.bytes(RTA_MULTIPATH)).order(ByteOrder.nativeOrder());
    int at = 0;
    while (at + 8 <= hops.limit()) { // struct rtnexthop: u16 length, u8 flags, u8 hops, i32 index
      links.add(hops.getInt(at + 4));
      at += Math.max(8, (hops.getShort(at) & 0xFFFF) + 3 & -4);
    }
    return links;
  }

  /** Whether both lead the same way. */
  boolean sameWay(FakeRoute other) {
    return attributes.fulfils(other.attributes, RTA_OIF, RTA_GATEWAY, RTA_MULTIPATH, RTA_NH_ID)
        && type == other.type;
  }

  void writeTo(MessageWriter out) {
    int table = key.table < 256 ? key.table : RT_TABLE_COMPAT;
    out.u8(key.family().number()).u8(key.destination.length()).u8(0).u8(key.tos);
    out.u8(table).u8(protocol).u8(scope).u8(type).u32(flags);
    out.u32(RTA_TABLE, key.table);
    if (key.destination.length() > 0) {
      out.address(RTA_DST, key.destination.address());
    }
    if (key.priority != 0 || key.family() == IpFamily.IPV6) {
      out.u32(RTA_PRIORITY, key.priority);
    }
    attributes.writeTo(out);
  }
}
