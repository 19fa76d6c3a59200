package dev.tweed.linux.route;

import dev.tweed.linux.Errno;

/** The kernel's answer to a {@link RouteLookup}. */
public sealed interface RouteAnswer {

  /** The packet would go this way. */
  record Found(Route route) implements RouteAnswer {}

  /**
   * The packet would not go.
   *
   * @param errno ENETUNREACH no route; EHOSTUNREACH, EACCES, EINVAL a route of type unreachable,
   *     prohibit, blackhole
   */
  record Refused(Errno errno) implements RouteAnswer {}
}
