package dev.tweed.linux.route;

/** What a rule asks of packets. Source: uapi/linux/fib_rules.h, {@code FRA_*}. */
public final class RuleAttributes {

  public static final Attribute<String> IIFNAME = Attribute.string(3, "FRA_IIFNAME", "iif");
  public static final Attribute<Integer> GOTO = Attribute.u32(4, "FRA_GOTO", "goto");

  /** Smaller comes first. */
  public static final Attribute<Integer> PRIORITY =
      Attribute.u32(6, "FRA_PRIORITY", "priority").absentMeans(0);

  public static final Attribute<Integer> FWMARK = Attribute.u32(10, "FRA_FWMARK", "fwmark");
  public static final Attribute<Integer> SUPPRESS_IFGROUP =
      Attribute.u32(13, "FRA_SUPPRESS_IFGROUP", "suppress_ifgroup").absentMeans(-1);
  public static final Attribute<Integer> SUPPRESS_PREFIXLEN =
      Attribute.u32(14, "FRA_SUPPRESS_PREFIXLEN", "suppress_prefixlength").absentMeans(-1);
  static final Attribute<Integer> TABLE_NUMBER = Attribute.u32(15, "FRA_TABLE", "");
  public static final Attribute<Integer> FWMASK = Attribute.u32(16, "FRA_FWMASK", "fwmask");
  public static final Attribute<String> OIFNAME = Attribute.string(17, "FRA_OIFNAME", "oif");

  /** {@code RTPROT_*}: who made the rule. */
  public static final Attribute<Integer> PROTOCOL = Attribute.u8(21, "FRA_PROTOCOL", "protocol");

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
}
