package dev.tweed.linux.route;

/**
 * Message types and their groups. Types come in fours: NEW, DEL, GET, SET. Source:
 * uapi/linux/rtnetlink.h.
 */
public final class Rtm {

  public static final int NEWLINK = 16;
  public static final int DELLINK = 17;
  public static final int GETLINK = 18;
  public static final int SETLINK = 19;
  public static final int NEWADDR = 20;
  public static final int DELADDR = 21;
  public static final int GETADDR = 22;
  public static final int NEWROUTE = 24;
  public static final int DELROUTE = 25;
  public static final int GETROUTE = 26;
  public static final int NEWNEIGH = 28;
  public static final int DELNEIGH = 29;
  public static final int GETNEIGH = 30;
  public static final int NEWRULE = 32;
  public static final int DELRULE = 33;
  public static final int GETRULE = 34;
  public static final int NEWNETCONF = 80;
  public static final int DELNETCONF = 81;
  public static final int GETNETCONF = 82;
  public static final int NEWNEXTHOP = 104;
  public static final int DELNEXTHOP = 105;
  public static final int GETNEXTHOP = 106;

  /** {@code RTNLGRP_LINK}, for {@code NetlinkSubscription.open}; so the others. */
  public static final int GROUP_LINK = 1;

  /** Neighbours and FDB entries. */
  public static final int GROUP_NEIGH = 3;

  public static final int GROUP_IPV4_IFADDR = 5;
  public static final int GROUP_IPV4_ROUTE = 7;
  public static final int GROUP_IPV4_RULE = 8;
  public static final int GROUP_IPV6_IFADDR = 9;
  public static final int GROUP_IPV6_ROUTE = 11;
  public static final int GROUP_IPV6_RULE = 19;
  public static final int GROUP_IPV4_NETCONF = 24;
  public static final int GROUP_IPV6_NETCONF = 25;
  public static final int GROUP_NEXTHOP = 32;

  static final int AF_UNSPEC = 0;
  static final int AF_INET = 2;
  static final int AF_BRIDGE = 7;
  static final int AF_INET6 = 10;

  private Rtm() {}
}
