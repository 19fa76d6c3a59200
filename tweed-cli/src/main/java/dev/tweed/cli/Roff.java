package dev.tweed.cli;

import java.util.Locale;

/** A manual page as it is written down. Source: man(7). */
final class Roff {

  private final StringBuilder text = new StringBuilder();

  Roff(String name, int section, String oneLine) {
    line(".TH " + name.toUpperCase(Locale.ROOT) + " " + section + " \"\" Tweed");
    heading("NAME");
    line(escaped(name) + " \\- " + escaped(oneLine));
  }

  Roff heading(String words) {
    return line(".SH " + words);
  }

  Roff paragraph(String words) {
    line(".PP");
    return line(escaped(words));
  }

  /** A term in bold, what follows it in italics, and its explanation. */
  Roff entry(String term, String value, String explanation) {
    line(".TP");
    line(
        "\\fB"
            + escaped(term)
            + "\\fR"
            + (value.isEmpty() ? "" : " \\fI" + escaped(value) + "\\fR"));
    return line(escaped(explanation));
  }

  /** Lines as they are. */
  Roff example(String lines) {
    line(".PP");
    line(".nf");
    lines.lines().forEach(each -> line(escaped(each)));
    return line(".fi");
  }

  private Roff line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A backslash, a hyphen, and a dot or an apostrophe at the beginning mean something. */
  private static String escaped(String words) {
    String plain = words.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
