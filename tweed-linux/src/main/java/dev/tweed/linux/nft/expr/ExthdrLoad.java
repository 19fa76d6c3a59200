package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Loads a part of an extension header or option; does not match when there is none.
 *
 * @param present loads one byte instead: 1 when it is there, 0 when not
 */
public record ExthdrLoad(ExthdrOption option, boolean present, Register to) implements Expression {

  static ExthdrLoad decode(Attributes data) {
    boolean present = (data.u32(5, 0) & 1) != 0;
    return new ExthdrLoad(ExthdrOption.decode(data), present, Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "exthdr";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    option.encode(out);
    out.u32be(5, present ? 1 : 0);
  }

  @Override
  public String toString() {
    return "[ exthdr load " + option + (present ? " present" : "") + " => " + to + " ]";
  }
}
