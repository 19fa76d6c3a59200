package dev.tweed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A ping matrix for people: who pings down the side, who is pinged along the top, milliseconds. */
final class PingReport {

  /** With more members the matrix is wider than a screen. */
  private static final int MOST_COLUMNS = 16;

  private static final int MOST_FAILURES = 20;
  private static final String FAILED = "✗";

  private final JsonNode tree;
  private final List<String> members = new ArrayList<>();
  private final Map<String, String> cells = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private double slowest;

  private PingReport(JsonNode tree) {
    this.tree = tree;
    tree.path("members").forEach(member -> members.add(member.path("name").asText()));
    tree.path("pings").forEach(this::take);
  }

  /** Prints it and returns the exit code. */
  static int print(ObjectNode tree, Output output) {
    output.print(tree, out -> new PingReport(tree).print(out));
    return tree.path("answered").equals(tree.path("pings_sent"))
        ? ExitCodes.FINE
        : ExitCodes.FAILED;
  }

  private void take(JsonNode ping) {
    String from = ping.path("from").asText();
    String to = ping.path("to").asText();
    boolean failed = ping.has("error");
    String cell = FAILED;
    if (failed) {
      failures.add(
          "%s %s → %s %s: %s"
              .formatted(
                  FAILED, from, to, ping.path("address").asText(), ping.path("error").asText()));
    } else {
      double millis = ping.path("rtt_ms").asDouble();
      slowest = Math.max(slowest, millis);
      cell = String.format(Locale.ROOT, "%.2f", millis);
    }
    cells.merge(from + " " + to, cell, (one, other) -> one + "/" + other);
  }

  private void print(PrintWriter out) {
    if (tree.path("pings").isEmpty()) {
      out.println("nobody to ping: there are no two containers");
      return;
    }
    if (members.size() <= MOST_COLUMNS) {
      matrix().print(out);
    }
    failures.stream().limit(MOST_FAILURES).forEach(out::println);
    if (failures.size() > MOST_FAILURES) {
      out.println("… and " + (failures.size() - MOST_FAILURES) + " more");
    }
    out.printf(
        Locale.ROOT,
        "%d of %d pings answered, the slowest after %.2f ms%n",
        tree.path("answered").asInt(),
        tree.path("pings_sent").asInt(),
        slowest);
  }

  private Table matrix() {
    List<String> heading = new ArrayList<>(members);
    heading.addFirst("ms");
    Table table = new Table(heading);
    for (String from : members) {
      List<String> row = new ArrayList<>();
      row.add(from);
      members.forEach(to -> row.add(cells.getOrDefault(from + " " + to, "-")));
      table.row(row);
    }
    return table;
  }
}
