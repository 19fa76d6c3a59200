package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.ExpressionCodec;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a chain: expressions that are executed one after the other until one does not match.
 *
 * @param handle the kernel's number; 0 when not known
 * @param userData with the comment
 * @param anonymousSets the sets that belong to this rule alone
 */
public record Rule(
    NftFamily family,
    String table,
    String chain,
    long handle,
    List<Expression> expressions,
    UserData userData,
    List<NftSet> anonymousSets)
    implements NftEntity, RuleSyntax {

  private static final int COMMENT = 0;

  public Rule {
    expressions = List.copyOf(expressions);
    anonymousSets = List.copyOf(anonymousSets);
  }

  /** A rule that matches everything and does nothing yet. */
  public static Rule in(Chain chain) {
    return new Rule(
        chain.family(), chain.table(), chain.name(), 0, List.of(), UserData.NONE, List.of());
  }

  /** The same rule and a statement more. */
  @Override
  public Rule then(Statement statement) {
    Assembly assembly = new Assembly(this);
    statement.compile(assembly);
    return assembly.rule();
  }

  /** The same rule and expressions more. */
  public Rule then(Expression... more) {
    List<Expression> all = new ArrayList<>(expressions);
    all.addAll(List.of(more));
    return with(all, anonymousSets);
  }

  Rule with(List<Expression> newExpressions, List<NftSet> newSets) {
    return new Rule(family, table, chain, handle, newExpressions, userData, newSets);
  }

  public Rule withComment(String comment) {
    UserData commented = UserData.NONE.withText(COMMENT, comment);
    return new Rule(family, table, chain, handle, expressions, commented, anonymousSets);
  }

  /** The same in another chain, as a rule the kernel does not know yet. */
  public Rule movedTo(Chain other) {
    return new Rule(
        other.family(), other.table(), other.name(), 0, expressions, userData, anonymousSets);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(COMMENT);
  }

  /** The anonymous set of that name; null when it is none of this rule's. */
  @Nullable NftSet anonymousSet(String name) {
    for (NftSet set : anonymousSets) {
      if (set.name().equals(name)) {
        return set;
      }
    }
    return null;
  }

  static Rule decode(NftFamily family, Attributes rule) {
    return new Rule(
        family,
        rule.text(1),
        rule.text(2),
        rule.u64(3, 0),
        ExpressionCodec.decodeList(rule, 4),
        UserData.decode(rule, 7),
        List.of());
  }

  void encode(MessageWriter out) {
    encodeChain(out);
    ExpressionCodec.encodeList(out, 4, expressions);
    userData.encode(out, 7);
  }

  void encodeChain(MessageWriter out) {
    out.string(1, table);
    out.string(2, chain);
  }

  /** {@code inet tweed forward}. */
  String path() {
    return family + " " + table + " " + chain;
  }

  /** The statements alone, as {@code nft list} prints them. */
  public String statements() {
    String comment = comment().isEmpty() ? "" : " comment \"" + comment() + "\"";
    return RuleText.of(this) + comment;
  }

  @Override
  public String toString() {
    return "rule " + path() + " " + statements();
  }
}
