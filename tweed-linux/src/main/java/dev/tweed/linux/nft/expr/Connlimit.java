package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Matches while there are at most so many connections of the kind that comes here.
 *
 * @param over matches when there are more instead
 */
public record Connlimit(int count, boolean over) implements Expression {

  static Connlimit decode(Attributes data) {
    return new Connlimit(data.u32(1), (data.u32(2, 0) & 1) != 0);
  }

  @Override
  public String name() {
    return "connlimit";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(1, count);
    out.u32be(2, over ? 1 : 0);
  }

  @Override
  public String toString() {
    return "ct count " + (over ? "over " : "") + count;
  }
}
