package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several ways a route offers. Wire form: struct rtnexthop { u16 length, u8 flags, u8 weight
 * - 1, s32 index } with attributes, in {@code RTA_MULTIPATH}.
 *
 * @param gateway null when the destination is on the link
 * @param link index; 0 when not said
 * @param weight 1 to 256
 * @param flags {@code RTNH_F_*}, as {@link Route}'s
 */
public record Hop(
    @Nullable IpAddress gateway, int link, int weight, int flags, List<UnknownAttribute> unknown) {

  public Hop {
    unknown = List.copyOf(unknown);
  }

  /** By a gateway on a link, with weight 1. */
  public static Hop via(IpAddress gateway, int link) {
    return new Hop(gateway, link, 1, 0, List.of());
  }

  public Hop withWeight(int newWeight) {
    return new Hop(gateway, link, newWeight, flags, unknown);
  }

  public Hop onlink() {
    return new Hop(gateway, link, weight, flags | Route.ONLINK, unknown);
  }

  @Override
  public String toString() {
    return "nexthop"
        + (gateway == null ? "" : " via " + gateway)
        + (link == 0 ? "" : " dev " + IndexForm.text(link))
        + " weight "
        + weight
        + ((flags & Route.ONLINK) != 0 ? " onlink" : "");
  }
}
