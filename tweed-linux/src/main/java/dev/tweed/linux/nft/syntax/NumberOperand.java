package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bitwise;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Register;
import java.util.List;

/** An operand whose values are numbers: ports, marks, protocols. */
public final class NumberOperand extends Operand<Integer> {

  NumberOperand(DataType type, int bytes, Loader loader) {
    super(new KeyType(List.of(type), bytes), loader, number -> bytes(type, bytes, number));
  }

  private static Bytes bytes(DataType type, int bytes, int number) {
    return type.hostOrder()
        ? Bytes.u32(number).slice(4 - bytes, bytes).toHostOrder()
        : Bytes.u32(number).slice(4 - bytes, bytes);
  }

  /** {@code mark & mask == value}. */
  public Statement masked(int mask, int value) {
    return rule -> {
      load(rule);
      rule.add(Bitwise.and(Register.FIRST, bytes(mask)));
      rule.add(new Cmp(Register.FIRST, Cmp.Operator.EQ, bytes(value)));
    };
  }

  /** Whether any of these bits is on: {@code ct state established,related}. */
  public Statement any(int bits) {
    return rule -> {
      load(rule);
      rule.add(Bitwise.and(Register.FIRST, bytes(bits)));
      rule.add(new Cmp(Register.FIRST, Cmp.Operator.NEQ, bytes(0)));
    };
  }
}
