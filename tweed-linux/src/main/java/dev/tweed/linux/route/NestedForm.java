package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/** An attribute made of attributes. */
record NestedForm(AttributeTable table) implements WireForm<AttributeSet> {

  @Override
  public AttributeSet read(AttributeCursor cursor) {
    return table.decode(cursor.nested());
  }

  @Override
  public void write(MessageWriter out, int type, AttributeSet value) {
    int start = out.beginNested(type);
    value.encode(out);
    out.endNest(start);
  }

  @Override
  public String text(String word, AttributeSet value) {
    return value.isEmpty() ? "" : word + " " + value;
  }

  @Override
  public boolean satisfies(AttributeSet held, AttributeSet wanted) {
    return wanted.notIn(held).isEmpty();
  }
}
