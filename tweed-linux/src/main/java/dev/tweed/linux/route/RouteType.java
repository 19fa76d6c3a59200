package dev.tweed.linux.route;

import dev.tweed.linux.netlink.WireFormatException;
import java.util.Locale;

/** What a route does with packets, {@code RTN_*}, in the kernel's order. */
public enum RouteType {
  UNSPEC(0),
  UNICAST(1),
  LOCAL(2),
  BROADCAST(3),
  ANYCAST(4),
  MULTICAST(5),
  BLACKHOLE(6),
  UNREACHABLE(7),
  PROHIBIT(8),
  THROW(9),
  NAT(10),
  XRESOLVE(11);

  private static final RouteType[] ALL = values();

  private final int number;

  RouteType(int number) {
    this.number = number;
  }

  /** On the wire. */
  int number() {
    return number;
  }

  static RouteType of(int number) {
    if (number >= ALL.length) {
      throw new WireFormatException("route type " + number);
    }
    return ALL[number];
  }

  /** Whether the destination is this host, so that the route is kept in the table local. */
  boolean isLocal() {
    return this == LOCAL || this == BROADCAST || this == ANYCAST || this == NAT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
