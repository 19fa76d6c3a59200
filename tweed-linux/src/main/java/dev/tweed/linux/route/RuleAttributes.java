package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/** What a rule asks of packets. Source: uapi/linux/fib_rules.h, {@code FRA_*}. */
public final class RuleAttributes {

  public static final Attribute<String> IIFNAME = Attribute.string(3, "FRA_IIFNAME", "iif");
  public static final Attribute<Integer> GOTO = Attribute.u32(4, "FRA_GOTO", "goto");

  /** Smaller comes first. */
  public static final Attribute<Integer> PRIORITY =
      Attribute.u32(6, "FRA_PRIORITY", "priority").absentMeans(0);

  public static final Attribute<Integer> FWMARK =
      Attribute.of(10, "FRA_FWMARK", "fwmark", WireForms.HEX32);
  public static final Attribute<Integer> SUPPRESS_IFGROUP =
      Attribute.u32(13, "FRA_SUPPRESS_IFGROUP", "suppress_ifgroup").absentMeans(-1);
  public static final Attribute<Integer> SUPPRESS_PREFIXLEN =
      Attribute.u32(14, "FRA_SUPPRESS_PREFIXLEN", "suppress_prefixlength").absentMeans(-1);
  static final Attribute<Integer> TABLE_NUMBER = Attribute.u32(15, "FRA_TABLE", "");
  public static final Attribute<Integer> FWMASK =
      Attribute.of(16, "FRA_FWMASK", "fwmask", WireForms.HEX32).absentMeans(-1);
  public static final Attribute<String> OIFNAME = Attribute.string(17, "FRA_OIFNAME", "oif");

  /** {@code RTPROT_*}: who made the rule. */
  public static final Attribute<Integer> PROTOCOL =
      Attribute.of(21, "FRA_PROTOCOL", "protocol", new ProtocolForm()).absentMeans(0);

  public static final Attribute<Integer> IP_PROTO = Attribute.u8(22, "FRA_IP_PROTO", "ipproto");

  static final AttributeTable TABLE =
      new AttributeTable(
          IIFNAME,
          GOTO,
          PRIORITY,
          FWMARK,
          SUPPRESS_IFGROUP,
          SUPPRESS_PREFIXLEN,
          TABLE_NUMBER,
          FWMASK,
          OIFNAME,
          PROTOCOL,
          IP_PROTO);

  private RuleAttributes() {}

  private static final class ProtocolForm implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u8();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u8(type, value);
    }

    @Override
    public String text(String word, Integer value) {
      return word + " " + RouteNumbers.protocolName(value);
    }
  }
}
