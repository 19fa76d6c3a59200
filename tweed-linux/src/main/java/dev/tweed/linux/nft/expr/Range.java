package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Matches what lies between two values, both included.
 *
 * @param inverted matches what does not instead
 */
public record Range(Register register, boolean inverted, Bytes from, Bytes to)
    implements Expression {

  static Range decode(Attributes data) {
    return new Range(
        Register.decode(data, 1), data.u32(2) != 0, Data.value(data, 3), Data.value(data, 4));
  }

  @Override
  public String name() {
    return "range";
  }

  @Override
  public void encode(MessageWriter out) {
    register.encode(out, 1);
    out.u32be(2, inverted ? 1 : 0);
    from.encode(out, 3);
    to.encode(out, 4);
  }

  @Override
  public String toString() {
    return "[ range " + register + (inverted ? " not " : " ") + from + " to " + to + " ]";
  }
}
