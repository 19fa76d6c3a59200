package dev.tweed.bench;

import dev.tweed.host.HostObject;
import dev.tweed.host.Key;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kinds of kernel entries that a remote host costs, in the order they are made. */
enum Group {
  NEIGHBOURS,
  FDB_ENTRIES,
  NEXTHOPS,
  ROUTES;

  static SortedMap<Group, List<HostObject>> split(List<HostObject> objects) {
    return objects.stream()
        .collect(Collectors.groupingBy(o -> of(o.key().kind()), TreeMap::new, Collectors.toList()));
  }

  private static Group of(Key.Kind kind) {
    return switch (kind) {
      case NEIGHBOUR -> NEIGHBOURS;
      case FDB_ENTRY -> FDB_ENTRIES;
      case NEXTHOP -> NEXTHOPS;
      case ROUTE -> ROUTES;
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
