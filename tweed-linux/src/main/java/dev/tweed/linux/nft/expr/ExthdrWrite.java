package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/** Writes into an option, such as TCP's maximum segment size, which is only ever made smaller. */
public record ExthdrWrite(ExthdrOption option, Register from) implements Expression {

  static ExthdrWrite decode(Attributes data) {
    return new ExthdrWrite(ExthdrOption.decode(data), Register.decode(data, 7));
  }

  @Override
  public String name() {
    return "exthdr";
  }

  @Override
  public void encode(MessageWriter out) {
    option.encode(out);
    from.encode(out, 7);
  }

  @Override
  public String toString() {
    return "[ exthdr write " + from + " => " + option + " ]";
  }
}
