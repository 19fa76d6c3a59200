package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.SetElement;
import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bitwise;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.Cmp.Operator;
import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Lookup;
import dev.tweed.linux.nft.expr.Register;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A field that is an IP address. */
public final class AddressField extends Operand<IpAddress> {

  private final HeaderField field;

  AddressField(HeaderField field) {
    super(KeyType.of(field.type()), new FieldLoader(field), Bytes::of);
    this.field = field;
  }

  public Statement in(IpPrefix prefix) {
    return compare(prefix, Operator.EQ);
  }

  public Statement notIn(IpPrefix prefix) {
    return compare(prefix, Operator.NEQ);
  }

  /** Whether it is in one of a few prefixes, which become a set of the rule's own. */
  public Statement inAny(IpPrefix... prefixes) {
    return lookup(false, prefixes);
  }

  public Statement inNone(IpPrefix... prefixes) {
    return lookup(true, prefixes);
  }

  private Statement lookup(boolean inverted, IpPrefix... prefixes) {
    List<SetElement> elements = Arrays.stream(prefixes).map(AddressField::element).toList();
    return rule -> {
      load(rule);
      String name = rule.anonymous(type(), Optional.empty(), true, elements);
      rule.add(new Lookup(name, Register.FIRST, null, inverted, 0));
    };
  }

  /** A prefix as an element of a set of intervals. */
  public static SetElement element(IpPrefix prefix) {
    Bytes first = Bytes.of(prefix.network().address());
    Bytes last = Bytes.of(prefix.last());
    return first.equals(last) ? SetElement.of(first) : SetElement.interval(first, last);
  }

  /** Of whole bytes only those bytes are loaded; otherwise all, and masked. */
  private Statement compare(IpPrefix prefix, Operator operator) {
    Bytes network = Bytes.of(prefix.network().address());
    int bytes = prefix.length() / 8;
    if (prefix.length() % 8 == 0 && bytes > 0) {
      FieldLoader loader = new FieldLoader(field, bytes);
      return rule -> {
        loader.require(rule);
        loader.load(rule, Register.FIRST);
        rule.add(new Cmp(Register.FIRST, operator, network.slice(0, bytes)));
      };
    }
    Bytes mask = Bytes.prefixMask(prefix.length(), network.length());
    return rule -> {
      load(rule);
      rule.add(Bitwise.and(Register.FIRST, mask));
      rule.add(new Cmp(Register.FIRST, operator, network));
    };
  }
}
