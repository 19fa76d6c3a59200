package dev.tweed.linux.nft;

import dev.tweed.linux.nft.Symbol.Constant;
import dev.tweed.linux.nft.Symbol.Loaded;
import dev.tweed.linux.nft.Symbol.Masked;
import dev.tweed.linux.nft.Symbol.Shifted;
import dev.tweed.linux.nft.expr.*;
import java.util.List;

/**
 * A rule in nft's syntax. The kernel keeps only expressions on registers; this reads them in order,
 * keeps account of what stands in each register, and says what the rule means, as {@code nft list}
 * does.
 */
final class RuleText {

  private final Rule rule;
  private final Registers registers = new Registers();
  private final StatementList statements;
  private final MatchText matches;
  private final ActionText actions;
  private int next;

  private RuleText(Rule rule) {
    this.rule = rule;
    statements = new StatementList(rule.family());
    matches = new MatchText(rule, registers, statements);
    actions = new ActionText(rule, registers, statements);
  }

  static String of(Rule rule) {
    RuleText text = new RuleText(rule);
    List<Expression> expressions = rule.expressions();
    while (text.next < expressions.size()) {
      text.read(expressions.get(text.next++));
    }
    return text.statements.toString();
  }

  private void read(Expression expression) {
    switch (expression) {
      case PayloadLoad(Payload payload, Register to) -> registers.put(to, loaded(payload));
      case MetaLoad(MetaKey key, Register to) -> load(to, key.words(), key.type());
      case CtLoad load -> load(load.to(), load.words(), load.key().type());
      case RouteLoad(RouteLoad.Key key, Register to) -> load(to, key.words(), key.type());
      case Fib fib ->
          load(fib.to(), fib.words(), fib.present() ? DataType.BOOLEAN : fib.result().type());
      case ExthdrLoad load ->
          load(
              load.to(),
              OptionText.of(load.option(), load.present(), statements),
              load.present() ? DataType.BOOLEAN : DataType.INTEGER,
              load.option().length());
      case Numgen numgen -> load(numgen.to(), numgen.words(), DataType.HOST_INTEGER);
      case Hash hash -> load(hash.to(), words(hash), DataType.HOST_INTEGER);
      case Bitwise bitwise -> registers.put(bitwise.to(), computed(bitwise));
      case Byteorder order -> registers.put(order.to(), swapped(registers.at(order.from())));
      case Immediate(Register to, Bytes value) -> registers.put(to, new Constant(value));
      case Immediate(_, Verdict verdict) -> statements.add(verdict.toString());
      case Cmp cmp -> compare(cmp);
      case Range range ->
          matches.range(range.register(), range.inverted(), range.from(), range.to());
      case Lookup lookup -> matches.lookup(lookup);
      default -> actions.add(expression);
    }
  }

  private void load(Register to, String text, DataType type) {
    load(to, text, type, type.bytes());
  }

  private void load(Register to, String text, DataType type, int bytes) {
    registers.put(to, new Loaded(text, type, bytes));
  }

  private Symbol loaded(Payload payload) {
    return statements
        .field(payload)
        .map(field -> new Loaded(field.toString(), field.type(), payload.length(), payload, false))
        .orElseGet(() ->
            new Loaded(payload.toString(), DataType.INVALID, payload.length(), payload, false));
  }

  private String words(Hash hash) {
    return switch (hash.of()) {
      case Hash.Registers(Register from, int length, _) ->
          "jhash " + MatchText.joined(registers.from(from, length)) + " " + hash.figures();
      case Hash.Connection() -> "symhash " + hash.figures();
    };
  }

  private Symbol computed(Bitwise bitwise) {
    Symbol from = registers.at(bitwise.from());
    if (!(from instanceof Loaded loaded)) {
      return from;
    }
    return switch (bitwise.operation()) {
      case Bitwise.MaskXor(Bytes mask, Bytes xor) -> new Masked(loaded, mask, xor);
      case Bitwise.Shift(Bitwise.Direction direction, int bits) ->
          new Shifted(loaded, (direction == Bitwise.Direction.LEFT ? " << " : " >> ") + bits);
    };
  }

  private static Symbol swapped(Symbol symbol) {
    return symbol instanceof Loaded loaded
        ? new Loaded(loaded.text(), loaded.type(), loaded.bytes(), loaded.payload(), true)
        : symbol;
  }

  /** Two comparisons, at least and at most, are a range. */
  private void compare(Cmp cmp) {
    if (cmp.operator() == Cmp.Operator.GTE
        && next < rule.expressions().size()
        && rule.expressions().get(next)
            instanceof Cmp(Register register, Cmp.Operator end, Bytes to)
        && end == Cmp.Operator.LTE
        && register.equals(cmp.register())) {
      next++;
      matches.range(register, false, cmp.value(), to);
    } else {
      matches.compare(cmp);
    }
  }
}
