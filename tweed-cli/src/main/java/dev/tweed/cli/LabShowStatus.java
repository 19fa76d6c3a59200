package dev.tweed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.process.ControlRequest;
import dev.tweed.lab.process.LabHandle;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show a lab's hosts, leases, containers and addresses.",
    footer = {"", "Exit code 3 when an agent reports a problem."})
final class LabShowStatus implements Callable<Integer> {

  @Mixin private LabName name = new LabName();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    LabHandle lab = name.require();
    ObjectNode tree = lab.ask(ControlRequest.STATUS);
    output.print(tree, out -> print(tree, out));
    boolean problems = false;
    for (JsonNode host : tree.path("hosts")) {
      problems |= !host.path("problems").isEmpty();
    }
    return problems ? ExitCodes.WARNINGS : ExitCodes.FINE;
  }

  private void print(JsonNode tree, PrintWriter out) {
    boolean wide = output.format() == OutputFormat.WIDE;
    Table table =
        wide
            ? new Table(
                "HOST", "UNDERLAY", "LEASE", "POD", "ADDRESS", "MAC", "PORT", "PEERS", "REPAIRS")
            : new Table("HOST", "UNDERLAY", "LEASE", "POD", "ADDRESS");
    List<String> problems = new ArrayList<>();
    for (JsonNode host : tree.path("hosts")) {
      rows(host, wide, table);
      host.path("problems")
          .forEach(problem -> problems.add(host.path("name").asText() + ": " + problem.asText()));
    }
    table.print(out);
    problems.forEach(problem -> out.println("problem: " + problem));
  }

  /** The host's own columns stand only before its first container. */
  private static void rows(JsonNode host, boolean wide, Table table) {
    List<String> own =
        List.of(host.path("name").asText(), joined(host.path("addresses")), lease(host));
    List<String> tail = List.of(host.path("peers").asText("-"), host.path("repairs").asText("-"));
    if (host.path("pods").isEmpty()) {
      table.row(row(own, List.of("-", "-", "-", "-"), tail, wide));
    }
    for (JsonNode pod : host.path("pods")) {
      List<String> cells =
          List.of(
              pod.path("name").asText(),
              joined(pod.path("addresses")),
              pod.path("mac").asText(),
              pod.path("host_link").asText());
      table.row(row(own, cells, tail, wide));
      own = List.of("", "", "");
      tail = List.of("", "");
    }
  }

  private static List<String> row(
      List<String> own, List<String> pod, List<String> tail, boolean wide) {
    List<String> row = new ArrayList<>(own);
    row.addAll(wide ? pod : pod.subList(0, 2));
    if (wide) {
      row.addAll(tail);
    }
    return row;
  }

  private static String lease(JsonNode host) {
    String standing = host.path("standing").asText();
    String lease = host.path("lease").asText("-");
    return standing.isEmpty() || standing.equals("held") ? lease : lease + " " + standing;
  }

  private static String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return String.join(",", all);
  }
}
