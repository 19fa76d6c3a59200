package dev.tweed.host;

/**
 * One thing that the kernel, or this program in its stead, holds or should hold, in the terms in
 * which it is desired: links by name, no index, no counters. {@link Object#toString()} gives the
 * arguments of its {@code ip} or {@code bridge} line.
 */
public sealed interface HostObject
    permits HostLink,
        HostSysctl,
        HostAddress,
        HostNeighbour,
        HostFdbEntry,
        HostNexthop,
        HostTunnelRoute,
        HostTunnel,
        HostRoute {

  /**
   * The routing protocol number of Tweed's routes and next hops: {@code T}, unassigned elsewhere.
   */
  int PROTOCOL = 84;

  /** The alias of the links that Tweed creates. */
  String ALIAS = "tweed";

  Key key();

  /** The key's kind, without making a key. */
  Key.Kind kind();

  /** Whether what the kernel holds under the same key is as this object wants it. */
  default boolean satisfiedBy(HostObject observed) {
    return equals(observed);
  }

  /** Whether Tweed put it there, so that it may go when nobody desires it. */
  boolean ours();
}
