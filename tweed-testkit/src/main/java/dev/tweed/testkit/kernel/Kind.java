package dev.tweed.testkit.kernel;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects, with the type of their NEW message. Source: uapi/linux/rtnetlink.h. */
enum Kind {
  LINK(16),
  ADDR(20),
  ROUTE(24),
  NEIGH(28),
  RULE(32),
  NETCONF(80),
  NEXTHOP(104);

  private final int newType;

  Kind(int newType) {
    this.newType = newType;
  }

  int newType() {
    return newType;
  }

  int deleteType() {
    return newType + 1;
  }

  static Optional<Kind> of(int newType) {
    return Arrays.stream(values()).filter(kind -> kind.newType == newType).findFirst();
  }
}
