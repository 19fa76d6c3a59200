package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.net.IpFamily;
import java.util.OptionalInt;

/**
 * A link's IP parameters, those of {@code /proc/sys/net/ipv4/conf} that routing depends on. Only
 * read: the kernel tells when somebody changes one, and then only that one. Source:
 * uapi/linux/netconf.h, {@code NETCONFA_*}.
 *
 * @param link index, {@link #ALL} or {@link #DEFAULT}
 */
public record Netconf(IpFamily family, int link, AttributeSet attributes) implements RouteObject {

  public static final int ALL = -1;
  public static final int DEFAULT = -2;

  private static final Attribute<Integer> IFINDEX = Attribute.u32(1, "NETCONFA_IFINDEX", "");
  public static final Attribute<Integer> FORWARDING =
      Attribute.u32(2, "NETCONFA_FORWARDING", "forwarding");

  /** 0 off, 1 strict, 2 loose. */
  public static final Attribute<Integer> RP_FILTER =
      Attribute.u32(3, "NETCONFA_RP_FILTER", "rp_filter");

  public static final Attribute<Integer> MC_FORWARDING =
      Attribute.u32(4, "NETCONFA_MC_FORWARDING", "mc_forwarding");

  /** {@code proxy_arp} or {@code proxy_ndp}. */
  public static final Attribute<Integer> PROXY_NEIGH =
      Attribute.u32(5, "NETCONFA_PROXY_NEIGH", "proxy_neigh");

  public static final Attribute<Integer> IGNORE_ROUTES_WITH_LINKDOWN =
      Attribute.u32(6, "NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN", "ignore_routes_with_linkdown");

  /** MPLS input. */
  public static final Attribute<Integer> INPUT = Attribute.u32(7, "NETCONFA_INPUT", "input");

  public static final Attribute<Integer> BC_FORWARDING =
      Attribute.u32(8, "NETCONFA_BC_FORWARDING", "bc_forwarding");

  static final int HEADER = 1;
  static final AttributeTable TABLE =
      new AttributeTable(
          IFINDEX,
          FORWARDING,
          RP_FILTER,
          MC_FORWARDING,
          PROXY_NEIGH,
          IGNORE_ROUTES_WITH_LINKDOWN,
          INPUT,
          BC_FORWARDING);

  static Netconf decode(NetlinkMessage message) {
    message.require(HEADER);
    boolean v6 = message.body().get(0) == Rtm.AF_INET6;
    AttributeSet attributes = TABLE.decode(message.attributes(HEADER));
    Integer link = attributes.value(IFINDEX);
    return new Netconf(
        v6 ? IpFamily.IPV6 : IpFamily.IPV4, link == null ? 0 : link, attributes.without(IFINDEX));
  }

  /** 1 when packets are forwarded that come in by the link; empty when not told. */
  public OptionalInt forwarding() {
    return attributes.number(FORWARDING);
  }

  @Override
  public int messageType() {
    return Rtm.NEWNETCONF;
  }

  @Override
  public void encode(MessageWriter out) {
    out.u8(family.number()).zeroes(3);
    attributes.with(IFINDEX, link).encode(out);
  }

  @Override
  public String noun() {
    return "netconf";
  }

  @Override
  public String toString() {
    String name =
        switch (link) {
          case ALL -> "all";
          case DEFAULT -> "default";
          default -> "dev " + IndexForm.text(link);
        };
    return family + " " + name + (attributes.isEmpty() ? "" : " " + attributes);
  }
}
