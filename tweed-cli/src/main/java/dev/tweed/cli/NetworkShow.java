package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.ClusterAnswers;
import dev.tweed.agent.service.Setting;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the network's configuration, with defaults filled in.",
    footer = {"", "Exit code 3 when there is none."})
final class NetworkShow implements Callable<Integer>, TakesSettings {

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
            .askEither(ClusterAnswers::network, "network", JsonNodeFactory.instance.objectNode());
    boolean none = tree.path("network").isNull();
    if (none) {
      spec.commandLine().getErr().println("no network is configured; tweed network set makes one");
    }
    output.print(tree.path("network"), out -> out.println(tree.path("network")));
    return none ? ExitCodes.WARNINGS : ExitCodes.FINE;
  }
}
