package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpFamily;

/**
 * Which routes to list. The kernel does the choosing.
 *
 * @param table 0 for all
 * @param protocol {@code RTPROT_*}; 0 for all
 * @param link index of the outgoing link; 0 for all
 */
public record RouteFilter(IpFamily family, int table, int protocol, int link) {

  /** All routes of a family, in all tables. */
  public static RouteFilter all(IpFamily family) {
    return new RouteFilter(family, 0, 0, 0);
  }

  public RouteFilter inTable(int newTable) {
    return new RouteFilter(family, newTable, protocol, link);
  }

  public RouteFilter withProtocol(int newProtocol) {
    return new RouteFilter(family, table, newProtocol, link);
  }

  public RouteFilter on(int linkIndex) {
    return new RouteFilter(family, table, protocol, linkIndex);
  }

  void encode(MessageWriter out) {
    out.u8(family.number()).zeroes(4).u8(protocol).zeroes(6);
    if (table != 0) {
      out.u32(RouteCodec.RTA_TABLE, table);
    }
    if (link != 0) {
      out.u32(RouteCodec.RTA_OIF, link);
    }
  }

  @Override
  public String toString() {
    return (family == IpFamily.IPV6 ? "-6 " : "")
        + "route show table "
        + (table == 0 ? "all" : RouteNumbers.tableName(table))
        + (protocol == 0 ? "" : " proto " + RouteNumbers.protocolName(protocol))
        + (link == 0 ? "" : " dev " + IndexForm.text(link));
  }
}
