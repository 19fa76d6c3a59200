package dev.tweed.host;

import org.jspecify.annotations.Nullable;

/**
 * What makes a host object that object and no other: two objects with one key cannot both be in the
 * kernel.
 *
 * @param kind what it is
 * @param link the link it lives on, by name; empty when it lives on none
 * @param id what tells it from others of its kind there: an address, a prefix, a number, or empty
 */
public record Key(Kind kind, String link, Object id) {

  /** The kinds, each behind what it needs: the order of creation. */
  public enum Kind {
    LINK,
    SYSCTL,
    ADDRESS,
    NEIGHBOUR,
    FDB_ENTRY,
    NEXTHOP,
    TUNNEL_ROUTE,
    TUNNEL,
    ROUTE
  }

  /**
   * 2^32 over the golden ratio. Subnets differ in their middle bits only: maps want others, too.
   */
  private static final int SPREAD = 0x9E37_79B9;

  // Written out: every object is looked up a dozen times on its way to the kernel, and what a
  // record
  // generates is slow until the JIT compiler's last tier has seen it.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key it && kind == it.kind && id.equals(it.id) && link.equals(it.link);
  }

  @Override
  public int hashCode() {
    return (31 * id.hashCode() + kind.ordinal()) * SPREAD;
  }
}
