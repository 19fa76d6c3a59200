package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/**
 * How an attribute's value is written: on the wire, and on {@code ip}'s command line.
 *
 * @param <T> the value's type, compared by content
 */
interface WireForm<T> {

  /** Reads the value the cursor stands at. */
  T read(AttributeCursor cursor);

  /** Writes the whole attribute. */
  void write(MessageWriter out, int type, T value);

  /** Whether bytes of that length are of this form; others are kept uninterpreted. */
  default boolean fits(int length) {
    return true;
  }

  /** {@code word value}, as {@code ip} takes it. */
  default String text(String word, T value) {
    return word + " " + value;
  }

  /** Whether what the kernel holds is what was asked for. */
  default boolean satisfies(T held, T wanted) {
    return held.equals(wanted);
  }
}
