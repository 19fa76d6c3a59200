package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.Immediate;
import dev.tweed.linux.nft.expr.MetaKey;
import dev.tweed.linux.nft.expr.MetaLoad;
import dev.tweed.linux.nft.expr.Payload.Base;
import dev.tweed.linux.nft.expr.Protocol;
import dev.tweed.linux.nft.expr.Register;
import dev.tweed.linux.nft.expr.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule while a statement is added to it. */
public final class Assembly {

  private final Rule rule;
  private final ProtocolContext context;
  private final List<Expression> expressions;
  private final List<NftSet> sets;

  Assembly(Rule rule) {
    this.rule = rule;
    expressions = new ArrayList<>(rule.expressions());
    sets = new ArrayList<>(rule.anonymousSets());
    context = new ProtocolContext(rule.family());
    for (int i = 1; i < expressions.size(); i++) {
      if (expressions.get(i) instanceof Cmp(_, Cmp.Operator operator, Bytes value)
          && operator == Cmp.Operator.EQ
          && expressions.get(i - 1) instanceof MetaLoad(MetaKey key, _)) {
        context.learn(key.words(), value);
      }
    }
  }

  /** The family of the rule's table. */
  public NftFamily family() {
    return rule.family();
  }

  public void add(Expression expression) {
    expressions.add(expression);
  }

  public void add(Verdict verdict) {
    add(Immediate.verdict(verdict));
  }

  /** The protocol the rule's packets are known to have at that layer. */
  public Optional<Protocol> protocol(Base layer) {
    return context.at(layer);
  }

  /** Lets only packets of that protocol through to what comes next. */
  public void require(Protocol protocol) {
    if (protocol == Protocol.TH || context.at(protocol.base()).equals(Optional.of(protocol))) {
      return;
    }
    if (protocol == Protocol.ICMP) {
      require(Protocol.IP);
    } else if (protocol == Protocol.ICMPV6) {
      require(Protocol.IP6);
    }
    MetaKey key = key(protocol);
    Bytes value = value(key, protocol);
    add(new MetaLoad(key, Register.FIRST));
    add(new Cmp(Register.FIRST, Cmp.Operator.EQ, value));
    context.learn(key.words(), value);
  }

  private MetaKey key(Protocol protocol) {
    return switch (protocol.base()) {
      case LINK -> MetaKey.IIFTYPE;
      case NETWORK -> family() == NftFamily.INET ? MetaKey.NFPROTO : MetaKey.PROTOCOL;
      case TRANSPORT, INNER -> MetaKey.L4PROTO;
    };
  }

  private static Bytes value(MetaKey key, Protocol protocol) {
    return switch (key) {
      case IIFTYPE -> Bytes.host16(1); // ARPHRD_ETHER
      case NFPROTO -> Bytes.u8((protocol == Protocol.IP6 ? NftFamily.IP6 : NftFamily.IP).number());
      case PROTOCOL -> Bytes.u16(protocol.number());
      default -> Bytes.u8(protocol.number());
    };
  }

  /**
   * Gives the rule a set of its own.
   *
   * @param data what it maps to; none for a set
   * @return its name within the rule
   */
  public String anonymous(
      KeyType key, Optional<SetData> data, boolean interval, List<SetElement> elements) {
    String name = (data.isPresent() ? "__map" : "__set") + sets.size();
    NftSet set =
        NftSet.bare(Table.of(rule.family(), rule.table()), name, key, data)
            .with(SetFlag.ANONYMOUS, SetFlag.CONSTANT)
            .with(elements)
            .withSize(interval ? 0 : elements.size());
    sets.add(interval ? set.with(SetFlag.INTERVAL) : set);
    return name;
  }

  Rule rule() {
    return rule.with(expressions, sets);
  }
}
