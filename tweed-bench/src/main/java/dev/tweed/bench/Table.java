package dev.tweed.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The one table all benchmarks print. */
final class Table {

  private final List<List<String>> lines = new ArrayList<>();

  Table() {
    lines.add(List.of("what", "tweed", "alternative", "takes", "ratio", "aim"));
  }

  void add(Row row) {
    lines.add(
        List.of(row.what(), row.tweed(), row.alternative(), row.other(), row.ratio(), row.aim()));
  }

  void print(PrintStream out) {
    int columns = lines.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2);
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
