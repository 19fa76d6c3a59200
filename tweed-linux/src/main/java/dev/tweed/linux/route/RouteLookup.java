package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;
import dev.tweed.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The question which route a packet would take. Source: ip-route(8), get.
 *
 * @param source null when the kernel is to choose it
 * @param incoming index of the link it comes in by; 0 for a packet made here
 * @param outgoing index of the link it is bound to; 0 for none
 * @param mark {@code fwmark}; 0 for none
 * @param entry true for the route in the table as it was made, false for what becomes of it for
 *     this destination
 */
public record RouteLookup(
    IpAddress destination,
    @Nullable IpAddress source,
    int incoming,
    int outgoing,
    int mark,
    boolean entry) {

  private static final int RTM_F_LOOKUP_TABLE = 0x1000;
  private static final int RTM_F_FIB_MATCH = 0x2000;

  public static RouteLookup to(IpAddress destination) {
    return new RouteLookup(destination, null, 0, 0, 0, false);
  }

  public RouteLookup from(IpAddress newSource) {
    return new RouteLookup(destination, newSource, incoming, outgoing, mark, entry);
  }

  public RouteLookup comingInBy(int linkIndex) {
    return new RouteLookup(destination, source, linkIndex, outgoing, mark, entry);
  }

  public RouteLookup boundTo(int linkIndex) {
    return new RouteLookup(destination, source, incoming, linkIndex, mark, entry);
  }

  public RouteLookup marked(int newMark) {
    return new RouteLookup(destination, source, incoming, outgoing, newMark, entry);
  }

  public RouteLookup asEntry() {
    return new RouteLookup(destination, source, incoming, outgoing, mark, true);
  }

  NetlinkRequest request() {
    return new RouteQuery(toString(), Rtm.GETROUTE) {
      @Override
      public void encode(MessageWriter out) {
        RouteLookup.this.encode(out);
      }
    };
  }

  private void encode(MessageWriter out) {
    int bits = destination.family().bits();
    out.u8(destination.family().number()).u8(bits).u8(source == null ? 0 : bits).zeroes(5);
    out.u32(RTM_F_LOOKUP_TABLE | (entry ? RTM_F_FIB_MATCH : 0));
    out.address(RouteCodec.RTA_DST, destination);
    if (source != null) {
      out.address(RouteCodec.RTA_SRC, source);
    }
    if (incoming != 0) {
      out.u32(RouteCodec.RTA_IIF, incoming);
    }
    if (outgoing != 0) {
      out.u32(RouteCodec.RTA_OIF, outgoing);
    }
    if (mark != 0) {
      out.u32(RouteCodec.RTA_MARK, mark);
    }
  }

  @Override
  public String toString() {
    return "route get "
        + (entry ? "fibmatch " : "")
        + destination
        + (source == null ? "" : " from " + source)
        + (incoming == 0 ? "" : " iif " + IndexForm.text(incoming))
        + (outgoing == 0 ? "" : " oif " + IndexForm.text(outgoing))
        + (mark == 0 ? "" : " mark " + Integer.toUnsignedString(mark));
  }
}
