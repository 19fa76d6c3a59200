package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.AgentSettings;
import dev.tweed.agent.service.Setting;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = "Replace the network's configuration, and say what that means.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed network set '{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}'",
      "  tweed network set --dry-run @net-conf.json"
    })
final class NetworkSet implements Runnable, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "JSON|@FILE", description = "As flannel configures it.")
  private String network = "";

  @Option(names = "--dry-run", description = "Only say what it would mean.")
  private boolean dryRun;

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT_OR_STORE;
  }

  @Override
  public void run() {
    String json = checked();
    ObjectNode arguments =
        JsonNodeFactory.instance.objectNode().put("network", json).put("dry_run", dryRun);
    ObjectNode answer =
        new AgentAccess(spec, System.getenv())
            .askEither(cluster -> cluster.setNetwork(json, dryRun), "network-set", arguments);
    PrintWriter err = spec.commandLine().getErr();
    answer.path("consequences").forEach(line -> err.println(line.asText()));
    err.println(outcome(answer));
    spec.commandLine().getOut().println(answer.path("network"));
  }

  private String checked() {
    try {
      return AgentSettings.network(network).toJson();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "network set: " + String.valueOf(e.getMessage()));
    }
  }

  private static String outcome(ObjectNode answer) {
    if (!answer.path("changed").asBoolean()) {
      return "nothing to change";
    }
    return answer.path("written").asBoolean() ? "written" : "not written: a dry run";
  }
}
