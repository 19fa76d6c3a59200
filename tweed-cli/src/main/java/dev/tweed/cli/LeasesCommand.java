package dev.tweed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.ClusterAnswers;
import dev.tweed.agent.service.Setting;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "leases",
    mixinStandardHelpOptions = true,
    description = {
      "List all hosts' leases, as this host's agent sees them or, with --store, as they are stored."
    },
    footer = {"", "Exit code 3 when an entry cannot be read."})
final class LeasesCommand implements Callable<Integer>, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Output output = new Output();

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT_OR_STORE;
  }

  @Override
  public Integer call() {
    ObjectNode tree =
        new AgentAccess(spec, System.getenv())
            .askEither(ClusterAnswers::leases, "leases", JsonNodeFactory.instance.objectNode());
    output.print(tree, out -> print(tree, out));
    return tree.path("problems").isEmpty() ? ExitCodes.FINE : ExitCodes.WARNINGS;
  }

  private static void print(JsonNode tree, PrintWriter out) {
    Table table = new Table("SUBNET", "HOST", "BACKEND", "LEFT");
    for (JsonNode lease : tree.path("leases")) {
      String hosts =
          Stream.of("public_ip", "public_ipv6")
              .map(field -> lease.path(field).asText(""))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(","));
      String left =
          lease.path("reservation").asBoolean()
              ? "reserved"
              : lease.has("seconds_left")
                  ? StatusReport.span(Duration.ofSeconds(lease.path("seconds_left").asLong()))
                  : "-";
      table.row(
          lease.path("subnet").asText(),
          hosts.isEmpty() ? "-" : hosts,
          lease.path("backend").asText(),
          left);
    }
    table.print(out);
    tree.path("problems").forEach(problem -> out.println("problem: " + problem.asText()));
  }
}
