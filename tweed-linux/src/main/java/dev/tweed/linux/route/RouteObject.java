package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;

/**
 * Something rtnetlink keeps in a network namespace. Its text form is what an operator would type
 * behind {@code ip link add}, {@code ip route add} and so on.
 */
public sealed interface RouteObject
    permits Link, Address, Route, Nexthop, Neighbour, FdbEntry, Rule, Netconf {

  /** The type of messages that announce it, {@code RTM_NEW…}; {@code RTM_DEL…} is one more. */
  int messageType();

  /** Writes the body of a message: the fixed structure and all attributes. */
  void encode(MessageWriter out);

  /** Writes the body of a deletion: what tells this object from others, and no more. */
  default void encodeKey(MessageWriter out) {
    encode(out);
  }

  /** {@code ip}'s word for this kind: {@code link}, {@code route}, … */
  String noun();
}
