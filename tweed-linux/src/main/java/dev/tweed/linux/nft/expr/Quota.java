package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Matches until so many bytes have come by.
 *
 * @param used bytes that have
 * @param over matches from then on instead
 */
public record Quota(long bytes, long used, boolean over) implements Expression {

  /** Reads what is inside an expression's or an object's data. */
  public static Quota decode(Attributes data) {
    return new Quota(data.u64(1), data.u64(4, 0), (data.u32(2, 0) & 1) != 0);
  }

  @Override
  public String name() {
    return "quota";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u64be(1, bytes);
    out.u32be(2, over ? 1 : 0);
    if (used != 0) {
      out.u64be(4, used);
    }
  }

  /** {@code over 25 mbytes used 3 kbytes}. */
  public String figures() {
    String consumed = used == 0 ? "" : " used " + ByteCount.text(used);
    return (over ? "over " : "") + ByteCount.text(bytes) + consumed;
  }

  @Override
  public String toString() {
    return "quota " + figures();
  }
}
