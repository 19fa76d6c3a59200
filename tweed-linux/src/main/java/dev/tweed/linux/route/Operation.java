package dev.tweed.linux.route;

import dev.tweed.linux.netlink.Netlink;

/** What to do with an object, in {@code ip}'s words. */
public enum Operation {
  /** Create it; EEXIST when it is there. */
  ADD("add", Netlink.CREATE | Netlink.EXCL),
  /** Create it or put it in place of what is there. */
  REPLACE("replace", Netlink.CREATE | Netlink.REPLACE),
  /** Create it behind what is there. */
  APPEND("append", Netlink.CREATE | Netlink.APPEND),
  /** Change what is there; ENOENT or ENODEV when there is nothing. */
  CHANGE("change", Netlink.REPLACE),
  /** Take it away. */
  DELETE("del", 0);

  private final String word;
  private final int flags;

  Operation(String word, int flags) {
    this.word = word;
    this.flags = flags;
  }

  int flags() {
    return flags;
  }

  @Override
  public String toString() {
    return word;
  }
}
