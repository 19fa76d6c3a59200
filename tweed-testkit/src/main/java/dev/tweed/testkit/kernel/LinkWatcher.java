package dev.tweed.testkit.kernel;

/** Learns what happens to links: what hangs on a link goes with it. */
interface LinkWatcher {

  default void appeared(FakeLink link) {}

  default void wentUp(FakeLink link) {}

  default void wentDown(FakeLink link) {}

  /** After {@link #wentDown}, while the link can still be found. */
  default void vanishes(FakeLink link) {}

  default void renamed(FakeLink link, String before) {}
}
