package dev.tweed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An agent's status for people.
 *
 * @param now what ages are counted from
 */
record StatusReport(JsonNode tree, boolean wide, Instant now) {

  static boolean isWell(JsonNode tree) {
    return tree.path("state").asText().equals("running")
        && !tree.path("lease").path("standing").asText().equals("fenced")
        && tree.path("problems").isEmpty();
  }

  void print(PrintWriter out) {
    line(out, "host", tree.path("host").asText());
    line(out, "state", tree.path("state").asText() + ", for " + age(tree.path("since")));
    if (tree.has("lease")) {
      line(out, "underlay", underlay(tree.path("underlay")));
      line(out, "lease", lease(tree.path("lease")));
      line(out, "backend", tree.path("backend").asText() + ", MTU " + tree.path("mtu").asText());
      line(out, "repairs", repairs(tree.path("repairs")));
    }
    line(out, "store", store(tree.path("store")));
    tree.path("problems").forEach(problem -> line(out, "problem", problem.asText()));
    if (!tree.path("peers").isEmpty()) {
      out.println();
      peers().print(out);
    }
  }

  private static void line(PrintWriter out, String name, String text) {
    out.println("%-9s %s".formatted(name, text));
  }

  private static String underlay(JsonNode underlay) {
    return "%s, %s, MTU %s"
        .formatted(underlay.path("link").asText(), addresses(underlay), underlay.path("mtu"));
  }

  private static String addresses(JsonNode owner) {
    List<String> all =
        Stream.of("public_ip", "public_ipv6")
            .map(field -> owner.path(field).asText(""))
            .filter(text -> !text.isEmpty())
            .toList();
    return all.isEmpty() ? "-" : String.join(",", all);
  }

  private static String lease(JsonNode lease) {
    String left =
        lease.has("seconds_left")
            ? ", " + span(Duration.ofSeconds(lease.path("seconds_left").asLong())) + " left"
            : lease.path("reservation").asBoolean() ? ", reserved" : "";
    String why = lease.path("reason").asText(lease.path("held_by").asText(""));
    return lease.path("subnet").asText()
        + ", "
        + lease.path("standing").asText()
        + left
        + (why.isEmpty() ? "" : ": " + why);
  }

  private static String repairs(JsonNode repairs) {
    List<String> kinds = new ArrayList<>();
    repairs
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("total")) {
            kinds.add(field.getKey() + " " + field.getValue());
          }
        });
    String total = repairs.path("total").asText("0");
    return kinds.isEmpty() ? total : total + " (" + String.join(", ", kinds) + ")";
  }

  private String store(JsonNode store) {
    String health =
        store.path("healthy").asBoolean()
            ? "answered " + age(store.path("last_answer")) + " ago"
            : "failing: " + store.path("failure").asText();
    boolean asked = !store.path("last_answer").isNull() || !store.path("healthy").asBoolean();
    return store.path("url").asText() + (asked ? ", " + health : "");
  }

  private Table peers() {
    Table table =
        wide
            ? new Table("SUBNET", "HOST", "BACKEND", "CHANGED", "AT")
            : new Table("SUBNET", "HOST", "BACKEND", "CHANGED");
    for (JsonNode peer : tree.path("peers")) {
      List<String> row = new ArrayList<>();
      row.add(peer.path("subnet").asText());
      row.add(addresses(peer));
      row.add(peer.path("backend").asText());
      row.add(peer.has("last_change") ? age(peer.path("last_change")) + " ago" : "-");
      if (wide) {
        row.add(peer.path("last_change").asText("-"));
      }
      table.row(row);
    }
    return table;
  }

  private String age(JsonNode instant) {
    return instant.isTextual() ? span(Duration.between(Instant.parse(instant.asText()), now)) : "-";
  }

  /** In the two largest units: {@code 3d4h}, {@code 2h5m}, {@code 12s}. */
  static String span(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + "d" + time.toHoursPart() + "h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + "h" + time.toMinutesPart() + "m";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + "m" + time.toSecondsPart() + "s"
        : Math.max(0, time.toSeconds()) + "s";
  }
}
