package dev.tweed.linux.netlink;

/** What netlink itself fixes. Source: uapi/linux/netlink.h. */
public final class Netlink {

  /** rtnetlink: links, addresses, routes, neighbours. */
  public static final int ROUTE = 0;

  /** nftables and conntrack. */
  public static final int NETFILTER = 12;

  /** Families found by name: ethtool, WireGuard. */
  public static final int GENERIC = 16;

  public static final int REQUEST = 0x1;
  public static final int MULTI = 0x2;
  public static final int ACK = 0x4;
  public static final int DUMP_INTR = 0x10;
  public static final int REPLACE = 0x100;
  public static final int EXCL = 0x200;
  public static final int CREATE = 0x400;
  public static final int APPEND = 0x800;
  public static final int DUMP = 0x300;

  /** Bytes of {@code struct nlmsghdr}. */
  public static final int HEADER = 16;

  static final int ALIGNMENT = 4;
  static final int NLMSG_NOOP = 1;
  static final int NLMSG_ERROR = 2;
  static final int NLMSG_DONE = 3;
  static final int NLMSG_MIN_TYPE = 16;
  static final int F_CAPPED = 0x100;
  static final int F_ACK_TLVS = 0x200;
  static final int NLA_F_NESTED = 0x8000;
  static final int NLA_TYPE_MASK = 0x3FFF;

  private Netlink() {}

  static int aligned(int length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
