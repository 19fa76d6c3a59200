package dev.tweed.testkit.kernel;

import java.util.function.Consumer;

/** The part of the fake kernel behind one netlink protocol. */
interface Handler {

  /** Carries a request out; all answers are there when this returns. */
  void handle(FakeRequest request, Consumer<Datagram> answers);
}
