package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.Setting;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Show what separates this host's kernel from how it should be, as ip, bridge and sysctl lines.",
      "Nothing, usually: the agent carries it out at once."
    },
    footer = {"", "Exit code 3 when something of somebody else's is in the way."})
final class PlanCommand implements Callable<Integer>, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Output output = new Output();

  @Option(names = "--all", description = "Everything the agent holds, as the lines that make it.")
  private boolean all;

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT;
  }

  @Override
  public Integer call() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("all", all);
    ObjectNode tree = new AgentAccess(spec, System.getenv()).ask("plan", arguments);
    output.print(tree, out -> print(tree, out));
    return tree.path("conflicts").isEmpty() ? ExitCodes.FINE : ExitCodes.WARNINGS;
  }

  private static void print(ObjectNode tree, PrintWriter out) {
    tree.path("desired").forEach(line -> out.println(line.asText()));
    if (tree.has("desired") && !tree.path("changes").isEmpty()) {
      out.println("# still to be done:");
    }
    tree.path("changes").forEach(line -> out.println(line.asText()));
    tree.path("conflicts").forEach(line -> out.println("# " + line.asText()));
  }
}
