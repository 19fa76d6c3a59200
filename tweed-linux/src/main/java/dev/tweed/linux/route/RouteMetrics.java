package dev.tweed.linux.route;

/**
 * What a route says about the path. All u32 but the last. Source: uapi/linux/rtnetlink.h, {@code
 * RTAX_*}.
 */
public final class RouteMetrics {

  /** Bit n: metric n is not to be changed by path MTU discovery and the like. */
  public static final Attribute<Integer> LOCK = Attribute.u32(1, "RTAX_LOCK", "");

  public static final Attribute<Integer> MTU = Attribute.u32(2, "RTAX_MTU", "mtu");
  public static final Attribute<Integer> WINDOW = Attribute.u32(3, "RTAX_WINDOW", "window");

  /** In eighths of a millisecond. */
  public static final Attribute<Integer> RTT = Attribute.u32(4, "RTAX_RTT", "");

  public static final Attribute<Integer> RTTVAR = Attribute.u32(5, "RTAX_RTTVAR", "");
  public static final Attribute<Integer> SSTHRESH = Attribute.u32(6, "RTAX_SSTHRESH", "ssthresh");
  public static final Attribute<Integer> CWND = Attribute.u32(7, "RTAX_CWND", "cwnd");
  public static final Attribute<Integer> ADVMSS = Attribute.u32(8, "RTAX_ADVMSS", "advmss");
  public static final Attribute<Integer> REORDERING =
      Attribute.u32(9, "RTAX_REORDERING", "reordering");
  public static final Attribute<Integer> HOPLIMIT = Attribute.u32(10, "RTAX_HOPLIMIT", "hoplimit");
  public static final Attribute<Integer> INITCWND = Attribute.u32(11, "RTAX_INITCWND", "initcwnd");
  public static final Attribute<Integer> FEATURES = Attribute.u32(12, "RTAX_FEATURES", "");
  public static final Attribute<Integer> RTO_MIN = Attribute.u32(13, "RTAX_RTO_MIN", "rto_min");
  public static final Attribute<Integer> INITRWND = Attribute.u32(14, "RTAX_INITRWND", "initrwnd");
  public static final Attribute<Integer> QUICKACK = Attribute.u32(15, "RTAX_QUICKACK", "quickack");
  public static final Attribute<String> CC_ALGO = Attribute.string(16, "RTAX_CC_ALGO", "congctl");

  static final AttributeTable TABLE =
      new AttributeTable(
          LOCK,
          MTU,
          WINDOW,
          RTT,
          RTTVAR,
          SSTHRESH,
          CWND,
          ADVMSS,
          REORDERING,
          HOPLIMIT,
          INITCWND,
          FEATURES,
          RTO_MIN,
          INITRWND,
          QUICKACK,
          CC_ALGO);

  private RouteMetrics() {}
}
