package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/** A link's index, u32; in text {@code #5}, as its name is not known here. */
final class IndexForm implements WireForm<Integer> {

  static final IndexForm INSTANCE = new IndexForm();

  private IndexForm() {}

  @Override
  public Integer read(AttributeCursor cursor) {
    return cursor.u32();
  }

  @Override
  public void write(MessageWriter out, int type, Integer value) {
    out.u32(type, value);
  }

  @Override
  public String text(String word, Integer value) {
    return word + " " + text(value);
  }

  static String text(int index) {
    return "#" + index;
  }
}
