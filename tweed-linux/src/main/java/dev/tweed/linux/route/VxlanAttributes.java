package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;

/** The settings of a VXLAN link. Source: uapi/linux/if_link.h, {@code IFLA_VXLAN_*}. */
public final class VxlanAttributes {

  /** The VNI, below 2^24. */
  public static final Attribute<Integer> ID = Attribute.u32(1, "IFLA_VXLAN_ID", "id");

  public static final Attribute<IpAddress> GROUP =
      Attribute.address(2, "IFLA_VXLAN_GROUP", "remote");

  /** Index of the underlay link; the kernel then bounds the MTU by that link's. */
  public static final Attribute<Integer> LINK =
      Attribute.of(3, "IFLA_VXLAN_LINK", "dev", IndexForm.INSTANCE).absentMeans(0);

  public static final Attribute<IpAddress> LOCAL =
      Attribute.address(4, "IFLA_VXLAN_LOCAL", "local");
  public static final Attribute<Integer> TTL = Attribute.u8(5, "IFLA_VXLAN_TTL", "ttl");

  /** 1 means inherit. */
  public static final Attribute<Integer> TOS = Attribute.u8(6, "IFLA_VXLAN_TOS", "tos");

  public static final Attribute<Boolean> LEARNING =
      Attribute.of(7, "IFLA_VXLAN_LEARNING", "learning", BooleanForms.SWITCH);

  /** Seconds. */
  public static final Attribute<Integer> AGEING = Attribute.u32(8, "IFLA_VXLAN_AGEING", "ageing");

  /** The most FDB entries; 0 means no limit. */
  public static final Attribute<Integer> LIMIT = Attribute.u32(9, "IFLA_VXLAN_LIMIT", "maxaddress");

  public static final Attribute<PortRange> PORT_RANGE =
      Attribute.of(10, "IFLA_VXLAN_PORT_RANGE", "srcport", PortRange.FORM);
  public static final Attribute<Boolean> PROXY = toggle(11, "IFLA_VXLAN_PROXY", "proxy");
  public static final Attribute<Boolean> RSC = toggle(12, "IFLA_VXLAN_RSC", "rsc");
  public static final Attribute<Boolean> L2MISS = toggle(13, "IFLA_VXLAN_L2MISS", "l2miss");
  public static final Attribute<Boolean> L3MISS = toggle(14, "IFLA_VXLAN_L3MISS", "l3miss");

  /** The UDP port packets are sent to, in network byte order on the wire. */
  public static final Attribute<Integer> PORT = Attribute.u16be(15, "IFLA_VXLAN_PORT", "dstport");

  public static final Attribute<IpAddress> GROUP6 =
      Attribute.address(16, "IFLA_VXLAN_GROUP6", "remote");
  public static final Attribute<IpAddress> LOCAL6 =
      Attribute.address(17, "IFLA_VXLAN_LOCAL6", "local");
  public static final Attribute<Boolean> UDP_CSUM = toggle(18, "IFLA_VXLAN_UDP_CSUM", "udpcsum");
  public static final Attribute<Boolean> UDP_ZERO_CSUM6_TX =
      toggle(19, "IFLA_VXLAN_UDP_ZERO_CSUM6_TX", "udp6zerocsumtx");
  public static final Attribute<Boolean> UDP_ZERO_CSUM6_RX =
      toggle(20, "IFLA_VXLAN_UDP_ZERO_CSUM6_RX", "udp6zerocsumrx");
  public static final Attribute<Boolean> REMCSUM_TX =
      toggle(21, "IFLA_VXLAN_REMCSUM_TX", "remcsumtx");
  public static final Attribute<Boolean> REMCSUM_RX =
      toggle(22, "IFLA_VXLAN_REMCSUM_RX", "remcsumrx");
  public static final Attribute<Boolean> GBP = flag(23, "IFLA_VXLAN_GBP", "gbp");
  public static final Attribute<Boolean> REMCSUM_NOPARTIAL =
      flag(24, "IFLA_VXLAN_REMCSUM_NOPARTIAL", "remcsumnopartial");

  /** Tunnel keys come with each packet: {@code external}. */
  public static final Attribute<Boolean> COLLECT_METADATA =
      Attribute.of(25, "IFLA_VXLAN_COLLECT_METADATA", "external", BooleanForms.EXTERNAL)
          .absentMeans(false);

  /** The IPv6 flow label, in network byte order on the wire. */
  public static final Attribute<Integer> LABEL =
      Attribute.of(26, "IFLA_VXLAN_LABEL", "flowlabel", WireForms.U32BE);

  public static final Attribute<Boolean> GPE = flag(27, "IFLA_VXLAN_GPE", "gpe");

  /** The TTL of the packet inside; in text {@code ttl inherit}. */
  public static final Attribute<Boolean> TTL_INHERIT =
      Attribute.of(28, "IFLA_VXLAN_TTL_INHERIT", "ttl inherit", BooleanForms.LENIENT_FLAG)
          .absentMeans(false);

  /** Don't-fragment: 0 unset, 1 set, 2 as the packet inside. */
  public static final Attribute<Integer> DF = Attribute.u8(29, "IFLA_VXLAN_DF", "df");

  public static final Attribute<Boolean> VNIFILTER =
      toggle(30, "IFLA_VXLAN_VNIFILTER", "vnifilter").absentMeans(false);
  public static final Attribute<Boolean> LOCALBYPASS =
      toggle(31, "IFLA_VXLAN_LOCALBYPASS", "localbypass");

  /** Where the flow label comes from: 0 {@link #LABEL}, 1 the packet inside. */
  public static final Attribute<Integer> LABEL_POLICY =
      Attribute.u32(32, "IFLA_VXLAN_LABEL_POLICY", "");

  static final AttributeTable TABLE =
      new AttributeTable(
          ID,
          GROUP,
          LINK,
          LOCAL,
          TTL,
          TOS,
          LEARNING,
          AGEING,
          LIMIT,
          PORT_RANGE,
          PROXY,
          RSC,
          L2MISS,
          L3MISS,
          PORT,
          GROUP6,
          LOCAL6,
          UDP_CSUM,
          UDP_ZERO_CSUM6_TX,
          UDP_ZERO_CSUM6_RX,
          REMCSUM_TX,
          REMCSUM_RX,
          GBP,
          REMCSUM_NOPARTIAL,
          COLLECT_METADATA,
          LABEL,
          GPE,
          TTL_INHERIT,
          DF,
          VNIFILTER,
          LOCALBYPASS,
          LABEL_POLICY);

  private VxlanAttributes() {}

  private static Attribute<Boolean> toggle(int type, String name, String word) {
    return Attribute.of(type, name, word, BooleanForms.SWITCH);
  }

  private static Attribute<Boolean> flag(int type, String name, String word) {
    return Attribute.flag(type, name, word).absentMeans(false);
  }
}
