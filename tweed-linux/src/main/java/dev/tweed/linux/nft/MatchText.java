package dev.tweed.linux.nft;

import dev.tweed.linux.nft.Symbol.Loaded;
import dev.tweed.linux.nft.Symbol.Masked;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.Cmp.Operator;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Lookup;
import dev.tweed.linux.nft.expr.Payload;
import dev.tweed.linux.nft.expr.Register;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comparisons and lookups in nft's words. */
final class MatchText {

  private final Rule rule;
  private final Registers registers;
  private final StatementList statements;

  MatchText(Rule rule, Registers registers, StatementList statements) {
    this.rule = rule;
    this.registers = registers;
    this.statements = statements;
  }

  void compare(Cmp cmp) {
    switch (registers.at(cmp.register())) {
      case Loaded loaded -> compare(loaded, cmp);
      case Masked masked -> compare(masked, cmp);
      case Symbol other -> statements.add(other.as(DataType.INVALID) + sign(cmp) + cmp.value());
    }
  }

  private void compare(Loaded loaded, Cmp cmp) {
    String value = value(loaded, cmp.value());
    if (cmp.operator() == Operator.EQ) {
      statements.addEqual(loaded.text(), cmp.value(), loaded.text() + " " + value);
    } else {
      statements.add(loaded.text() + sign(cmp) + value);
    }
  }

  /** Of an address a value may be the first bytes only: a prefix. */
  private static String value(Loaded loaded, Bytes value) {
    DataType type = loaded.type();
    if (type.isAddress() && value.length() < type.bytes()) {
      return ValueText.of(type, value.resize(type.bytes())) + "/" + value.length() * 8;
    }
    return ValueText.of(type, hostOrdered(loaded, value));
  }

  private static Bytes hostOrdered(Loaded loaded, Bytes value) {
    return loaded.swapped() && loaded.type().hostOrder() ? value.reversed() : value;
  }

  private void compare(Masked masked, Cmp cmp) {
    Loaded of = masked.of();
    Optional<HeaderField> field =
        of.payload() == null ? Optional.empty() : field(of.payload(), masked);
    int prefix = of.type().isAddress() ? masked.mask().prefixLength() : -1;
    if (field.isPresent()) {
      statements.add(field.get() + sign(cmp) + fieldValue(field.get(), cmp.value()));
    } else if (prefix >= 0) {
      Bytes address = cmp.value().resize(of.type().bytes());
      statements.add(of.text() + sign(cmp) + ValueText.of(of.type(), address) + "/" + prefix);
    } else if (of.type().isFlags()) {
      statements.add(of.text() + flags(of.type(), masked.mask(), cmp));
    } else {
      String operator = " " + cmp.operator().sign() + " ";
      statements.add(masked.as(of.type()) + operator + ValueText.of(of.type(), cmp.value()));
    }
  }

  /** A field inside the bytes that were loaded, unless they are a field themselves. */
  private Optional<HeaderField> field(Payload payload, Masked masked) {
    return masked.xor().isZero() && !masked.of().type().isFlags()
        ? statements.field(payload, masked.mask())
        : Optional.empty();
  }

  static String fieldValue(HeaderField field, Bytes value) {
    int behind = field.payload().length() * 8 - field.offset() % 8 - field.bits();
    long number = value.number() >>> Math.max(0, behind);
    return ValueText.of(field.type(), narrow(field, number));
  }

  private static Bytes narrow(HeaderField field, long number) {
    return Bytes.u32((int) number).slice(4 - (field.bits() + 7) / 8, (field.bits() + 7) / 8);
  }

  private static String flags(DataType type, Bytes mask, Cmp cmp) {
    String masked = ValueText.of(type, mask);
    boolean none = cmp.value().isZero();
    return switch (cmp.operator()) {
      case NEQ -> none ? " " + masked : " != " + ValueText.of(type, cmp.value()) + " / " + masked;
      case EQ -> none ? " ! " + masked : " " + ValueText.of(type, cmp.value()) + " / " + masked;
      default -> " & " + masked + sign(cmp) + ValueText.of(type, cmp.value());
    };
  }

  void range(Register register, boolean inverted, Bytes from, Bytes to) {
    Symbol symbol = registers.at(register);
    String not = inverted ? " != " : " ";
    if (symbol instanceof Loaded loaded) {
      String first = ValueText.of(loaded.type(), hostOrdered(loaded, from));
      String last = ValueText.of(loaded.type(), hostOrdered(loaded, to));
      statements.add(loaded.text() + not + first + "-" + last);
    } else {
      statements.add(symbol.as(DataType.INVALID) + not + from + "-" + to);
    }
  }

  void lookup(Lookup lookup) {
    NftSet set = rule.anonymousSet(lookup.set());
    List<Symbol> key = registers.from(lookup.key(), set == null ? 0 : set.key().bytes());
    String content = set == null ? "@" + lookup.set() : SetText.elements(set);
    String text = joined(key);
    Register to = lookup.to();
    if (to == null) {
      statements.add(text + (lookup.inverted() ? " != " : " ") + content);
    } else if (to.equals(Register.VERDICT)) {
      statements.add(text + " vmap " + content);
    } else {
      registers.replaceUsed(to, new Loaded(text + " map " + content, DataType.INVALID, 0));
    }
  }

  static String joined(List<Symbol> symbols) {
    return symbols.stream()
        .map(symbol -> symbol.as(DataType.INVALID))
        .collect(Collectors.joining(" . "));
  }

  private static String sign(Cmp cmp) {
    return cmp.operator() == Operator.EQ ? " " : " " + cmp.operator().sign() + " ";
  }
}
