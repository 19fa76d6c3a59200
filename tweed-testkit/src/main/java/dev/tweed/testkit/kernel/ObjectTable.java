package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.function.Consumer;

/** The objects of one kind. Each operation answers no with a {@link Refusal}. */
interface ObjectTable {

  /** RTM_NEW…: adds, replaces or changes. */
  void put(FakeRequest request);

  /** RTM_DEL…. */
  void delete(FakeRequest request);

  /** RTM_GET… without NLM_F_DUMP: hands the body of the one object's message out. */
  default void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    throw new Refusal(Errno.EOPNOTSUPP);
  }

  /** RTM_GET… with NLM_F_DUMP: hands the bodies out one by one. */
  void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer);
}
