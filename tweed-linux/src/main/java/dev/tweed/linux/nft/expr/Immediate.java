package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/** Puts a constant into a register, or gives a verdict. */
public record Immediate(Register to, Data data) implements Expression {

  public static Immediate verdict(Verdict verdict) {
    return new Immediate(Register.VERDICT, verdict);
  }

  static Immediate decode(Attributes data) {
    return new Immediate(Register.decode(data, 1), Data.decode(data, 2));
  }

  @Override
  public String name() {
    return "immediate";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    data.encode(out, 2);
  }

  @Override
  public String toString() {
    return "[ immediate " + to + " " + data + " ]";
  }
}
