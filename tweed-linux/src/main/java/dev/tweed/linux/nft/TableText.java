package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.ObjectTypes;

/** A table and all that is in it, as {@code nft list table} prints it. */
final class TableText {

  private final Ruleset content;
  private final StringBuilder text;
  private boolean first = true;

  TableText(Ruleset content, StringBuilder text) {
    this.content = content;
    this.text = text;
  }

  void append(Table table) {
    text.append(table).append(" {\n");
    if (!table.comment().isEmpty()) {
      text.append("\tcomment \"").append(table.comment()).append("\"\n");
      first = true;
    }
    if (table.dormant()) {
      text.append("\tflags dormant\n");
      first = false;
    }
    content.objects().forEach(this::append);
    content.sets().forEach(this::append);
    content.chains().forEach(this::append);
    text.append("}\n");
  }

  private void open(String head) {
    text.append(first ? "" : "\n").append('\t').append(head).append(" {\n");
    first = false;
  }

  private void append(NftObject object) {
    open(ObjectTypes.word(object.type()) + " " + object.name());
    text.append("\t\t").append(object.figures()).append("\n\t}\n");
  }

  private void append(NftSet set) {
    open((set.isMap() ? "map " : "set ") + set.name());
    for (String line : SetText.declaration(set, "\n").split("\n", -1)) {
      if (!line.isEmpty()) {
        text.append("\t\t")
            .append(line.endsWith(";") ? line.substring(0, line.length() - 1) : line);
        text.append('\n');
      }
    }
    text.append("\t}\n");
  }

  private void append(Chain chain) {
    open("chain " + chain.name());
    if (!chain.comment().isEmpty()) {
      text.append("\t\tcomment \"").append(chain.comment()).append("\"\n");
    }
    chain
        .hook()
        .ifPresent(hook -> text.append("\t\t").append(hook.text(chain.family())).append('\n'));
    content.rules().stream()
        .filter(rule -> rule.chain().equals(chain.name()))
        .forEach(rule -> text.append("\t\t").append(rule.statements()).append('\n'));
    text.append("\t}\n");
  }
}
