package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;

/** Tells which attribute of an object a byte of its message belongs to. */
final class ObjectNames {

  private ObjectNames() {}

  /** The path in C names, such as {@code IFLA_LINKINFO/IFLA_INFO_KIND}; empty when not known. */
  static String path(RouteObject object, MessageWriter encoded, int offset) {
    return names(object).path(encoded.written(), offset);
  }

  static AttributeNames names(RouteObject object) {
    return switch (object) {
      case Link link -> LinkCodec.names(link);
      case Address _ -> AttributeNames.of(AddressCodec.HEADER, AddressCodec.NAMES);
      case Route _ -> RouteCodec.names();
      case Nexthop _ -> AttributeNames.of(NexthopCodec.HEADER, NexthopCodec.NAMES);
      case Neighbour _, FdbEntry _ ->
          AttributeNames.of(NeighbourCodec.HEADER, NeighbourCodec.NAMES);
      case Rule _ -> AttributeNames.of(RuleCodec.HEADER, RuleCodec.TABLE);
      case Netconf _ -> AttributeNames.of(Netconf.HEADER, Netconf.TABLE);
    };
  }
}
