package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes a set from within a rule.
 *
 * @param key register of the element's key
 * @param data register of the element's data; null in a set
 * @param timeout zero for the set's own
 * @param inverted matches when the element was there
 * @param expressions what the new element is to have: a counter, a limit
 */
public record Dynset(
    String set,
    Operation operation,
    Register key,
    @Nullable Register data,
    Duration timeout,
    boolean inverted,
    List<Expression> expressions)
    implements Expression {

  private static final int INVERTED = 1;
  private static final int WITH_EXPRESSIONS = 2;

  /** In the order of enum nft_dynset_ops. */
  public enum Operation {
    ADD,
    UPDATE,
    DELETE
  }

  public Dynset {
    expressions = List.copyOf(expressions);
  }

  static Dynset decode(Attributes data) {
    return new Dynset(
        data.text(1),
        WireEnum.at(Operation.values(), data.u32(3)),
        Register.decode(data, 4),
        Register.decodeOptional(data, 5),
        Duration.ofMillis(data.u64(6, 0)),
        (data.u32(9, 0) & INVERTED) != 0,
        expressions(data));
  }

  private static List<Expression> expressions(Attributes data) {
    return data.has(7)
        ? List.of(ExpressionCodec.decode(data.nested(7)))
        : ExpressionCodec.decodeList(data, 10);
  }

  @Override
  public String name() {
    return "dynset";
  }

  @Override
  public void encode(MessageWriter out) {
    out.string(1, set);
    out.u32be(3, operation.ordinal());
    key.encode(out, 4);
    Register.encodeOptional(out, 5, data);
    if (!timeout.isZero()) {
      out.u64be(6, timeout.toMillis());
    }
    out.u32be(9, (inverted ? INVERTED : 0) | (expressions.size() > 1 ? WITH_EXPRESSIONS : 0));
    if (expressions.size() == 1) {
      ExpressionCodec.encode(out, 7, expressions.getFirst());
    } else if (!expressions.isEmpty()) {
      ExpressionCodec.encodeList(out, 10, expressions);
    }
  }

  @Override
  public String toString() {
    return "[ dynset " + WireEnum.word(operation) + " @" + set + " key " + key + " ]";
  }
}
