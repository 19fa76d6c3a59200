package dev.tweed.host;

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
    ROUTE
  }
}
