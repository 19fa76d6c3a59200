package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Register;
import java.nio.charset.StandardCharsets;

/** An operand whose values are names of links. */
public final class NameOperand extends Operand<String> {

  private static final int IFNAMSIZ = 16;

  NameOperand(Loader loader) {
    super(KeyType.of(DataType.IFNAME), loader, name -> Bytes.text(name, IFNAMSIZ));
  }

  /** {@code iifname "veth*"}. */
  public Statement startsWith(String beginning) {
    int length = beginning.getBytes(StandardCharsets.UTF_8).length;
    return rule -> {
      load(rule);
      rule.add(new Cmp(Register.FIRST, Cmp.Operator.EQ, Bytes.text(beginning, length)));
    };
  }
}
