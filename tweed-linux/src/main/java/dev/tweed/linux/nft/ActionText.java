package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.*;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule does, in nft's words. */
final class ActionText {

  private final Rule rule;
  private final Registers registers;
  private final StatementList statements;

  ActionText(Rule rule, Registers registers, StatementList statements) {
    this.rule = rule;
    this.registers = registers;
    this.statements = statements;
  }

  void add(Expression expression) {
    statements.add(
        switch (expression) {
          case MetaSet(MetaKey key, Register from) -> key.words() + set(from, key.type());
          case CtSet set -> set.words() + set(set.from(), set.key().type());
          case PayloadWrite write -> written(write);
          case ExthdrWrite(ExthdrOption option, Register from) ->
              OptionText.of(option, false, statements) + set(from, DataType.INTEGER);
          case Nat nat -> new NatText(registers, statements).of(nat);
          case Masquerade masquerade -> new NatText(registers, statements).of(masquerade);
          case Redirect redirect -> new NatText(registers, statements).of(redirect);
          case Dup dup -> dup(dup);
          case Fwd fwd -> fwd(fwd);
          case Reject reject -> RejectText.of(reject, statements);
          case Dynset dynset -> dynset(dynset);
          case ObjectMap(Register key, String map, _) -> objectMap(key, map);
          default -> expression.toString();
        });
  }

  private String set(Register from, DataType type) {
    return " set " + registers.at(from).as(type);
  }

  /** A field of less than two bytes is written together with its neighbour, kept by the mask. */
  private String written(PayloadWrite write) {
    Symbol value = registers.at(write.from());
    if (value instanceof Symbol.Masked masked) {
      Optional<HeaderField> field = statements.field(write.payload(), masked.mask().not());
      if (field.isPresent()) {
        return field.get() + " set " + within(field.get(), write.payload(), masked.xor());
      }
    }
    return statements
        .field(write.payload())
        .map(field -> field + " set " + value.as(field.type()))
        .orElseGet(() -> write.payload() + " set " + value.as(DataType.INVALID));
  }

  private static String within(HeaderField field, Payload written, Bytes value) {
    Payload own = field.payload();
    return MatchText.fieldValue(field, value.slice(own.offset() - written.offset(), own.length()));
  }

  private String dup(Dup dup) {
    String link = registers.at(dup.link()).as(DataType.IFACE_INDEX);
    if (dup.address() == null) {
      return "dup to " + link;
    }
    return "dup to " + address(dup.address()) + (dup.link() == null ? "" : " device " + link);
  }

  private String fwd(Fwd fwd) {
    String link = registers.at(fwd.link()).as(DataType.IFACE_INDEX);
    if (fwd.address() == null) {
      return "fwd to " + link;
    }
    String family = fwd.family() == NftFamily.IP6.number() ? "ip6" : "ip";
    return "fwd " + family + " to " + address(fwd.address()) + " device " + link;
  }

  private String address(Register register) {
    Symbol address = registers.at(register);
    return address.as(address.bytes() == 16 ? DataType.IPV6_ADDR : DataType.IPV4_ADDR);
  }

  private String dynset(Dynset dynset) {
    StringBuilder text = new StringBuilder();
    text.append(WireEnum.word(dynset.operation())).append(" @").append(dynset.set()).append(" { ");
    text.append(key(dynset.key(), dynset.data()));
    if (!dynset.timeout().isZero()) {
      text.append(" timeout ").append(ValueText.time(dynset.timeout()));
    }
    dynset.expressions().forEach(each -> text.append(' ').append(plain(each)));
    if (dynset.data() != null) {
      text.append(" : ").append(registers.at(dynset.data()).as(DataType.MARK));
    }
    return text.append(" }").toString();
  }

  private String key(Register key, @Nullable Register data) {
    int words = data == null || data.word() <= key.word() ? 0 : data.word() - key.word();
    return MatchText.joined(registers.from(key, words * 4));
  }

  /** A counter that each element is to get starts at zero, which is not worth saying. */
  private static String plain(Expression expression) {
    return expression instanceof Counter ? "counter" : expression.toString();
  }

  private String objectMap(Register key, String map) {
    NftSet set = rule.anonymousSet(map);
    List<Symbol> symbols = registers.from(key, set == null ? 0 : set.key().bytes());
    String content = set == null ? "@" + map : SetText.elements(set);
    String kind =
        set != null && set.data().orElse(null) instanceof SetData.Objects(int type)
            ? ObjectTypes.word(type)
            : "counter";
    return kind + " name " + MatchText.joined(symbols) + " map " + content;
  }
}
