package dev.tweed.linux.nft;

import java.util.List;

/**
 * All that nf_tables held in one namespace at one moment.
 *
 * @param sets named sets and maps, with their elements; anonymous ones are with their rules
 * @param rules in their chains' order
 */
public record Ruleset(
    Generation generation,
    List<Table> tables,
    List<NftObject> objects,
    List<NftSet> sets,
    List<Chain> chains,
    List<Rule> rules) {

  public Ruleset {
    tables = List.copyOf(tables);
    objects = List.copyOf(objects);
    sets = List.copyOf(sets);
    chains = List.copyOf(chains);
    rules = List.copyOf(rules);
  }

  /** What belongs to one table. */
  public Ruleset of(Table table) {
    return new Ruleset(
        generation,
        tables.stream().filter(each -> isIn(table, each.family(), each.name())).toList(),
        objects.stream().filter(each -> isIn(table, each.family(), each.table())).toList(),
        sets.stream().filter(each -> isIn(table, each.family(), each.table())).toList(),
        chains.stream().filter(each -> isIn(table, each.family(), each.table())).toList(),
        rules.stream().filter(each -> isIn(table, each.family(), each.table())).toList());
  }

  private static boolean isIn(Table table, NftFamily family, String name) {
    return table.family() == family && table.name().equals(name);
  }

  /** Adds all of it to a transaction, tables first, rules last. */
  public void addTo(Transaction transaction) {
    tables.forEach(transaction::add);
    objects.forEach(transaction::add);
    chains.forEach(transaction::add);
    sets.forEach(transaction::add);
    rules.forEach(transaction::add);
  }

  /** As {@code nft list ruleset} prints it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tables.forEach(table -> new TableText(of(table), text).append(table));
    return text.toString();
  }
}
