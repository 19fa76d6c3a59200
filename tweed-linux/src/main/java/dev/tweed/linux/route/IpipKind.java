package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;

/** IPv4 inside IPv4. Source: RFC 2003; uapi/linux/if_tunnel.h, {@code IFLA_IPTUN_*}. */
public record IpipKind(AttributeSet attributes) implements LinkKind {

  public static final Attribute<Integer> LINK =
      Attribute.of(1, "IFLA_IPTUN_LINK", "dev", IndexForm.INSTANCE).absentMeans(0);
  public static final Attribute<IpAddress> LOCAL =
      Attribute.address(2, "IFLA_IPTUN_LOCAL", "local");
  public static final Attribute<IpAddress> REMOTE =
      Attribute.address(3, "IFLA_IPTUN_REMOTE", "remote");
  public static final Attribute<Integer> TTL = Attribute.u8(4, "IFLA_IPTUN_TTL", "ttl");
  public static final Attribute<Integer> TOS = Attribute.u8(5, "IFLA_IPTUN_TOS", "tos");

  /** The protocol inside: 4 IPv4, 41 IPv6, 0 any. */
  public static final Attribute<Integer> PROTO = Attribute.u8(9, "IFLA_IPTUN_PROTO", "");

  public static final Attribute<Boolean> PMTUDISC =
      Attribute.of(10, "IFLA_IPTUN_PMTUDISC", "pmtudisc", BooleanForms.SWITCH);
  public static final Attribute<Integer> ENCAP_TYPE =
      Attribute.u16(15, "IFLA_IPTUN_ENCAP_TYPE", "");
  public static final Attribute<Integer> ENCAP_FLAGS =
      Attribute.u16(16, "IFLA_IPTUN_ENCAP_FLAGS", "");
  public static final Attribute<Integer> ENCAP_SPORT =
      Attribute.u16be(17, "IFLA_IPTUN_ENCAP_SPORT", "");
  public static final Attribute<Integer> ENCAP_DPORT =
      Attribute.u16be(18, "IFLA_IPTUN_ENCAP_DPORT", "");
  public static final Attribute<Boolean> COLLECT_METADATA =
      Attribute.flag(19, "IFLA_IPTUN_COLLECT_METADATA", "external");
  public static final Attribute<Integer> FWMARK = Attribute.u32(20, "IFLA_IPTUN_FWMARK", "fwmark");

  static final AttributeTable TABLE =
      new AttributeTable(
          LINK,
          LOCAL,
          REMOTE,
          TTL,
          TOS,
          PROTO,
          PMTUDISC,
          ENCAP_TYPE,
          ENCAP_FLAGS,
          ENCAP_SPORT,
          ENCAP_DPORT,
          COLLECT_METADATA,
          FWMARK);

  /** Between these two underlay addresses. */
  public static IpipKind between(IpAddress local, IpAddress remote) {
    return new IpipKind(AttributeSet.EMPTY.with(LOCAL, local).with(REMOTE, remote));
  }

  public <T> IpipKind with(Attribute<T> attribute, T value) {
    return new IpipKind(attributes.with(attribute, value));
  }

  @Override
  public String name() {
    return "ipip";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
