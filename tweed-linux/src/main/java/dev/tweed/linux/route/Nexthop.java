package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A next hop as an object of its own, which many routes may name by its number. Since Linux 5.3.
 * Source: uapi/linux/nexthop.h.
 *
 * @param id not 0
 * @param family {@code AF_INET}, {@code AF_INET6}; 0 for groups
 * @param gateway null when there is none
 * @param link index; 0 when not said
 * @param flags {@code RTNH_F_*}, as {@link Route}'s
 * @param protocol {@code RTPROT_*}: who made it
 * @param blackhole drops packets
 * @param fdb belongs to FDB entries, not to routes
 * @param group members; empty unless it is a group
 */
public record Nexthop(
    int id,
    int family,
    @Nullable IpAddress gateway,
    int link,
    int flags,
    int protocol,
    boolean blackhole,
    boolean fdb,
    List<Member> group,
    List<UnknownAttribute> unknown)
    implements RouteObject {

  public Nexthop {
    group = List.copyOf(group);
    unknown = List.copyOf(unknown);
  }

  /**
   * @param id of another next hop
   * @param weight 1 to 256
   */
  public record Member(int id, int weight) {
    @Override
    public String toString() {
      return weight == 1
          ? Integer.toUnsignedString(id)
          : Integer.toUnsignedString(id) + "," + weight;
    }
  }

  /** By a gateway on a link. */
  public static Nexthop via(int id, IpAddress gateway, int link) {
    return of(id, gateway.family().number(), gateway, link, false, false, List.of());
  }

  /** Directly on a link, for IPv4 or IPv6. */
  public static Nexthop on(int id, int link, boolean v6) {
    return of(id, v6 ? Rtm.AF_INET6 : Rtm.AF_INET, null, link, false, false, List.of());
  }

  /** The other end of a tunnel, for FDB entries. */
  public static Nexthop forFdb(int id, IpAddress vtep) {
    return of(id, vtep.family().number(), vtep, 0, false, true, List.of());
  }

  public static Nexthop blackhole(int id, boolean v6) {
    return of(id, v6 ? Rtm.AF_INET6 : Rtm.AF_INET, null, 0, true, false, List.of());
  }

  public static Nexthop group(int id, List<Member> members) {
    return of(id, Rtm.AF_UNSPEC, null, 0, false, false, members);
  }

  /** Several tunnel ends, each made by {@link #forFdb}. */
  public static Nexthop fdbGroup(int id, List<Member> members) {
    return of(id, Rtm.AF_UNSPEC, null, 0, false, true, members);
  }

  private static Nexthop of(
      int id,
      int family,
      @Nullable IpAddress gateway,
      int link,
      boolean blackhole,
      boolean fdb,
      List<Member> group) {
    return new Nexthop(id, family, gateway, link, 0, 0, blackhole, fdb, group, List.of());
  }

  /** The gateway is on the link although no address says so. */
  public Nexthop onlink() {
    return new Nexthop(
        id, family, gateway, link, flags | Route.ONLINK, protocol, blackhole, fdb, group, unknown);
  }

  public Nexthop withProtocol(int newProtocol) {
    return new Nexthop(
        id, family, gateway, link, flags, newProtocol, blackhole, fdb, group, unknown);
  }

  @Override
  public int messageType() {
    return Rtm.NEWNEXTHOP;
  }

  @Override
  public void encode(MessageWriter out) {
    NexthopCodec.encode(this, out);
  }

  @Override
  public void encodeKey(MessageWriter out) {
    NexthopCodec.encodeKey(this, out);
  }

  @Override
  public String noun() {
    return "nexthop";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(48).append("id ").append(Integer.toUnsignedString(id));
    String separator = " group ";
    for (Member member : group) {
      text.append(separator).append(member);
      separator = "/";
    }
    if (gateway != null) {
      text.append(" via ").append(gateway);
    }
    if (link != 0) {
      text.append(" dev ").append(IndexForm.text(link));
    }
    text.append(blackhole ? " blackhole" : "").append(fdb ? " fdb" : "");
    text.append((flags & Route.ONLINK) != 0 ? " onlink" : "");
    if (protocol != 0) {
      text.append(" proto ").append(RouteNumbers.protocolName(protocol));
    }
    return text.toString();
  }
}
