package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;

/**
 * Generic routing encapsulation over IPv4. Source: RFC 2784 and 2890; uapi/linux/if_tunnel.h,
 * {@code IFLA_GRE_*}.
 *
 * @param name {@code gre} for IP packets inside, {@code gretap} for Ethernet frames
 */
public record GreKind(String name, AttributeSet attributes) implements LinkKind {

  private static final int GRE_KEY = 0x2000;

  public static final Attribute<Integer> LINK =
      Attribute.of(1, "IFLA_GRE_LINK", "dev", IndexForm.INSTANCE).absentMeans(0);

  /** {@code GRE_KEY} 0x2000 and others; so the next. */
  public static final Attribute<Integer> IFLAGS = Attribute.u16be(2, "IFLA_GRE_IFLAGS", "");

  public static final Attribute<Integer> OFLAGS = Attribute.u16be(3, "IFLA_GRE_OFLAGS", "");
  public static final Attribute<Integer> IKEY =
      Attribute.of(4, "IFLA_GRE_IKEY", "ikey", WireForms.U32BE);
  public static final Attribute<Integer> OKEY =
      Attribute.of(5, "IFLA_GRE_OKEY", "okey", WireForms.U32BE);
  public static final Attribute<IpAddress> LOCAL = Attribute.address(6, "IFLA_GRE_LOCAL", "local");
  public static final Attribute<IpAddress> REMOTE =
      Attribute.address(7, "IFLA_GRE_REMOTE", "remote");
  public static final Attribute<Integer> TTL = Attribute.u8(8, "IFLA_GRE_TTL", "ttl");
  public static final Attribute<Integer> TOS = Attribute.u8(9, "IFLA_GRE_TOS", "tos");
  public static final Attribute<Boolean> PMTUDISC =
      Attribute.of(10, "IFLA_GRE_PMTUDISC", "pmtudisc", BooleanForms.SWITCH);
  public static final Attribute<Integer> ENCAP_TYPE = Attribute.u16(14, "IFLA_GRE_ENCAP_TYPE", "");
  public static final Attribute<Integer> ENCAP_FLAGS =
      Attribute.u16(15, "IFLA_GRE_ENCAP_FLAGS", "");
  public static final Attribute<Integer> ENCAP_SPORT =
      Attribute.u16be(16, "IFLA_GRE_ENCAP_SPORT", "");
  public static final Attribute<Integer> ENCAP_DPORT =
      Attribute.u16be(17, "IFLA_GRE_ENCAP_DPORT", "");
  public static final Attribute<Boolean> COLLECT_METADATA =
      Attribute.flag(18, "IFLA_GRE_COLLECT_METADATA", "external");
  public static final Attribute<Boolean> IGNORE_DF =
      Attribute.of(19, "IFLA_GRE_IGNORE_DF", "ignore-df", BooleanForms.SWITCH);
  public static final Attribute<Integer> FWMARK = Attribute.u32(20, "IFLA_GRE_FWMARK", "fwmark");

  static final AttributeTable TABLE =
      new AttributeTable(
          LINK,
          IFLAGS,
          OFLAGS,
          IKEY,
          OKEY,
          LOCAL,
          REMOTE,
          TTL,
          TOS,
          PMTUDISC,
          ENCAP_TYPE,
          ENCAP_FLAGS,
          ENCAP_SPORT,
          ENCAP_DPORT,
          COLLECT_METADATA,
          IGNORE_DF,
          FWMARK);

  /** IP packets between these two underlay addresses. */
  public static GreKind between(IpAddress local, IpAddress remote) {
    return new GreKind("gre", AttributeSet.EMPTY.with(LOCAL, local).with(REMOTE, remote));
  }

  /** With the same key both ways. */
  public GreKind withKey(int key) {
    return with(IFLAGS, GRE_KEY).with(OFLAGS, GRE_KEY).with(IKEY, key).with(OKEY, key);
  }

  public <T> GreKind with(Attribute<T> attribute, T value) {
    return new GreKind(name, attributes.with(attribute, value));
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
