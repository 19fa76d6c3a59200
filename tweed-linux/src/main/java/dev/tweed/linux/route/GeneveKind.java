package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import java.util.OptionalInt;

/** A Geneve tunnel end. Source: RFC 8926; uapi/linux/if_link.h, {@code IFLA_GENEVE_*}. */
public record GeneveKind(AttributeSet attributes) implements LinkKind {

  public static final Attribute<Integer> ID = Attribute.u32(1, "IFLA_GENEVE_ID", "id");
  public static final Attribute<IpAddress> REMOTE =
      Attribute.address(2, "IFLA_GENEVE_REMOTE", "remote");
  public static final Attribute<Integer> TTL = Attribute.u8(3, "IFLA_GENEVE_TTL", "ttl");
  public static final Attribute<Integer> TOS = Attribute.u8(4, "IFLA_GENEVE_TOS", "tos");
  public static final Attribute<Integer> PORT = Attribute.u16be(5, "IFLA_GENEVE_PORT", "dstport");
  public static final Attribute<Boolean> COLLECT_METADATA =
      Attribute.flag(6, "IFLA_GENEVE_COLLECT_METADATA", "external");
  public static final Attribute<IpAddress> REMOTE6 =
      Attribute.address(7, "IFLA_GENEVE_REMOTE6", "remote");
  public static final Attribute<Boolean> UDP_CSUM =
      Attribute.of(8, "IFLA_GENEVE_UDP_CSUM", "udpcsum", BooleanForms.SWITCH);
  public static final Attribute<Boolean> UDP_ZERO_CSUM6_TX =
      Attribute.of(9, "IFLA_GENEVE_UDP_ZERO_CSUM6_TX", "udp6zerocsumtx", BooleanForms.SWITCH);
  public static final Attribute<Boolean> UDP_ZERO_CSUM6_RX =
      Attribute.of(10, "IFLA_GENEVE_UDP_ZERO_CSUM6_RX", "udp6zerocsumrx", BooleanForms.SWITCH);
  public static final Attribute<Integer> LABEL =
      Attribute.of(11, "IFLA_GENEVE_LABEL", "flowlabel", WireForms.U32BE);
  public static final Attribute<Integer> TTL_INHERIT =
      Attribute.u8(12, "IFLA_GENEVE_TTL_INHERIT", "");
  public static final Attribute<Integer> DF = Attribute.u8(13, "IFLA_GENEVE_DF", "df");
  public static final Attribute<Boolean> INNER_PROTO_INHERIT =
      Attribute.flag(14, "IFLA_GENEVE_INNER_PROTO_INHERIT", "innerprotoinherit");

  static final AttributeTable TABLE =
      new AttributeTable(
          ID,
          REMOTE,
          TTL,
          TOS,
          PORT,
          COLLECT_METADATA,
          REMOTE6,
          UDP_CSUM,
          UDP_ZERO_CSUM6_TX,
          UDP_ZERO_CSUM6_RX,
          LABEL,
          TTL_INHERIT,
          DF,
          INNER_PROTO_INHERIT);

  public static GeneveKind vni(int vni) {
    return new GeneveKind(AttributeSet.EMPTY.with(ID, vni));
  }

  public <T> GeneveKind with(Attribute<T> attribute, T value) {
    return new GeneveKind(attributes.with(attribute, value));
  }

  public GeneveKind withRemote(IpAddress remote) {
    return with(remote.isV4() ? REMOTE : REMOTE6, remote);
  }

  public OptionalInt vni() {
    return attributes.number(ID);
  }

  @Override
  public String name() {
    return "geneve";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
