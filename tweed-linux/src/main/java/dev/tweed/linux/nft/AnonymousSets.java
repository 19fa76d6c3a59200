package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.Lookup;
import dev.tweed.linux.nft.expr.ObjectMap;
import java.util.List;

/** How a rule refers to sets that get their name, or have it, from the kernel. */
final class AnonymousSets {

  private AnonymousSets() {}

  /** The expressions with one set under another name and number. */
  static List<Expression> renamed(
      List<Expression> expressions, String name, String newName, int id) {
    return expressions.stream()
        .map(expression ->
            switch (expression) {
              case Lookup lookup when lookup.set().equals(name) -> lookup.in(newName, id);
              case ObjectMap map when map.map().equals(name) ->
                  new ObjectMap(map.key(), newName, id);
              default -> expression;
            })
        .toList();
  }

  /** Of these sets those that the rule uses and that are anonymous. */
  static Rule attach(Rule rule, List<NftSet> sets) {
    List<NftSet> own =
        sets.stream()
            .filter(NftSet::isAnonymous)
            .filter(set -> set.family() == rule.family() && set.table().equals(rule.table()))
            .filter(set -> rule.expressions().stream().anyMatch(each -> uses(each, set.name())))
            .toList();
    return own.isEmpty() ? rule : rule.with(rule.expressions(), own);
  }

  private static boolean uses(Expression expression, String name) {
    return switch (expression) {
      case Lookup lookup -> lookup.set().equals(name);
      case ObjectMap map -> map.map().equals(name);
      default -> false;
    };
  }
}
