package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/** Counts what comes by. */
public record Counter(long packets, long bytes) implements Expression {

  public static final Counter ZERO = new Counter(0, 0);

  /** Reads what is inside an expression's or an object's data. */
  public static Counter decode(Attributes data) {
    return new Counter(data.u64(2, 0), data.u64(1, 0));
  }

  @Override
  public String name() {
    return "counter";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u64be(1, bytes);
    out.u64be(2, packets);
  }

  /** {@code packets 3 bytes 252}. */
  public String figures() {
    return "packets " + Long.toUnsignedString(packets) + " bytes " + Long.toUnsignedString(bytes);
  }

  @Override
  public String toString() {
    return "counter " + figures();
  }
}
