package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.NftSet;
import dev.tweed.linux.nft.SetData;
import dev.tweed.linux.nft.SetElement;
import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Byteorder;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.Cmp.Operator;
import dev.tweed.linux.nft.expr.Data;
import dev.tweed.linux.nft.expr.Lookup;
import dev.tweed.linux.nft.expr.Range;
import dev.tweed.linux.nft.expr.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something about a packet that can be compared or looked up: a field, a mark, a generated number,
 * or several of them concatenated.
 *
 * @param <T> what its values are in Java
 */
public class Operand<T> {

  private final KeyType type;
  private final Loader loader;
  private final Function<T, Bytes> bytes;

  Operand(KeyType type, Loader loader, Function<T, Bytes> bytes) {
    this.type = type;
    this.loader = loader;
    this.bytes = bytes;
  }

  /** The type of its values, as sets have it for keys. */
  public KeyType type() {
    return type;
  }

  /** A value as it stands in a register or a set. */
  public Bytes bytes(T value) {
    return bytes.apply(value);
  }

  Loader loader() {
    return loader;
  }

  void load(Assembly rule) {
    loader.require(rule);
    loader.load(rule, Register.FIRST);
  }

  public Statement is(T value) {
    return compare(Operator.EQ, value);
  }

  public Statement isNot(T value) {
    return compare(Operator.NEQ, value);
  }

  public Statement below(T value) {
    return compare(Operator.LT, value);
  }

  public Statement above(T value) {
    return compare(Operator.GT, value);
  }

  private Statement compare(Operator operator, T value) {
    boolean ordered = operator != Operator.EQ && operator != Operator.NEQ;
    return rule -> {
      load(rule);
      Bytes constant = ordered ? inNetworkOrder(rule, bytes(value)) : bytes(value);
      rule.add(new Cmp(Register.FIRST, operator, constant));
    };
  }

  /** From the first value to the last, both included. */
  public Statement between(T first, T last) {
    return rule -> {
      load(rule);
      Bytes from = inNetworkOrder(rule, bytes(first));
      Bytes to = swaps() ? bytes(last).reversed() : bytes(last);
      rule.add(new Range(Register.FIRST, false, from, to));
    };
  }

  /** What is compared byte by byte must have its highest byte first. */
  private Bytes inNetworkOrder(Assembly rule, Bytes value) {
    if (!swaps()) {
      return value;
    }
    rule.add(
        new Byteorder(
            Register.FIRST,
            Register.FIRST,
            Byteorder.Direction.HTON,
            value.length(),
            value.length()));
    return value.reversed();
  }

  private boolean swaps() {
    return type.parts().getFirst().hostOrder();
  }

  /** Whether it is in a named set. */
  public Statement in(NftSet set) {
    return lookup(set, false);
  }

  public Statement notIn(NftSet set) {
    return lookup(set, true);
  }

  private Statement lookup(NftSet set, boolean inverted) {
    return rule -> {
      load(rule);
      rule.add(new Lookup(set.name(), Register.FIRST, null, inverted, 0));
    };
  }

  /** Whether it is one of a few values, which become a set of the rule's own. */
  @SafeVarargs
  public final Statement oneOf(T... values) {
    List<SetElement> elements = new ArrayList<>();
    for (T value : values) {
      elements.add(SetElement.of(bytes(value)));
    }
    return rule -> {
      load(rule);
      String name = rule.anonymous(type, Optional.empty(), false, elements);
      rule.add(Lookup.in(name, Register.FIRST));
    };
  }

  /** Gives the verdict a named map holds for it; goes on when it holds none. */
  public Statement verdictIn(NftSet map) {
    return rule -> {
      load(rule);
      rule.add(Lookup.map(map.name(), Register.FIRST, Register.VERDICT));
    };
  }

  /** What a named map holds for it; does not match when it holds nothing. */
  public Mapped map(NftSet map) {
    return new Mapped(loader, (_, _) -> map.name());
  }

  /** What a map of the rule's own holds for it. */
  public Mapped map(KeyType values, Map<T, ? extends Data> content) {
    List<SetElement> elements =
        content.entrySet().stream()
            .map(entry -> SetElement.of(bytes(entry.getKey())).to(entry.getValue()))
            .toList();
    Optional<SetData> data = Optional.of(new SetData.Values(values, false));
    return new Mapped(loader, (rule, _) -> rule.anonymous(type, data, false, elements));
  }
}
