package dev.tweed.linux.route;

import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;

/** What a message from rtnetlink says, be it a notification or a piece of a list. */
public sealed interface RouteEvent {

  /** It is there, new or changed. */
  record Appeared(RouteObject object) implements RouteEvent {}

  /** It is gone. */
  record Vanished(RouteObject object) implements RouteEvent {}

  /**
   * A bridge says something about one of its ports, or about itself; a link that left its bridge is
   * reported this way, too. The link's own message tells the rest: look again.
   *
   * @param link index
   */
  record PortChanged(int link) implements RouteEvent {}

  /** It is about something this library does not model, such as multicast routes. */
  record Ignored(int type) implements RouteEvent {}

  /**
   * Reads a message.
   *
   * @throws WireFormatException when it is not well formed
   */
  static RouteEvent decode(NetlinkMessage message) {
    int type = message.type();
    message.require(1);
    int family = message.body().get(0) & 0xFF;
    boolean ip = family == Rtm.AF_INET || family == Rtm.AF_INET6;
    return switch (type) {
      case Rtm.NEWLINK, Rtm.DELLINK -> link(message, family);
      case Rtm.NEWADDR, Rtm.DELADDR ->
          ip ? event(type, AddressCodec.decode(message)) : ignored(type);
      case Rtm.NEWROUTE, Rtm.DELROUTE ->
          ip ? event(type, RouteCodec.decode(message)) : ignored(type);
      case Rtm.NEWNEIGH, Rtm.DELNEIGH -> neighbour(message, family);
      case Rtm.NEWRULE, Rtm.DELRULE -> ip ? event(type, RuleCodec.decode(message)) : ignored(type);
      case Rtm.NEWNETCONF, Rtm.DELNETCONF ->
          ip ? event(type, Netconf.decode(message)) : ignored(type);
      case Rtm.NEWNEXTHOP, Rtm.DELNEXTHOP -> event(type, NexthopCodec.decode(message));
      default -> ignored(type);
    };
  }

  private static RouteEvent link(NetlinkMessage message, int family) {
    if (family == Rtm.AF_BRIDGE) {
      message.require(LinkCodec.HEADER);
      return new PortChanged(message.body().getInt(4));
    }
    return family == Rtm.AF_UNSPEC
        ? event(message.type(), LinkCodec.decode(message))
        : ignored(message.type());
  }

  private static RouteEvent neighbour(NetlinkMessage message, int family) {
    return switch (family) {
      case Rtm.AF_BRIDGE -> event(message.type(), FdbCodec.decode(message));
      case Rtm.AF_INET, Rtm.AF_INET6 -> event(message.type(), NeighbourCodec.decode(message));
      default -> ignored(message.type());
    };
  }

  private static RouteEvent event(int type, RouteObject object) {
    return type == object.messageType() ? new Appeared(object) : new Vanished(object);
  }

  private static RouteEvent ignored(int type) {
    return new Ignored(type);
  }
}
