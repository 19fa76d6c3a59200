package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/** Compares a register, byte by byte, and ends the rule unless the comparison holds. */
public record Cmp(Register register, Operator operator, Bytes value) implements Expression {

  /** In the order of enum nft_cmp_ops. */
  public enum Operator {
    EQ("=="),
    NEQ("!="),
    LT("<"),
    LTE("<="),
    GT(">"),
    GTE(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As nft writes it. */
    public String sign() {
      return sign;
    }
  }

  static Cmp decode(Attributes data) {
    Operator operator = WireEnum.at(Operator.values(), data.u32(2));
    return new Cmp(Register.decode(data, 1), operator, Data.value(data, 3));
  }

  @Override
  public String name() {
    return "cmp";
  }

  @Override
  public void encode(MessageWriter out) {
    register.encode(out, 1);
    out.u32be(2, operator.ordinal());
    value.encode(out, 3);
  }

  @Override
  public String toString() {
    return "[ cmp " + WireEnum.word(operator) + " " + register + " " + value + " ]";
  }
}
