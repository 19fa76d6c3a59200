package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.Setting;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Give this host's lease back: the agent takes the overlay away and stops.",
      "With SUBNET, end the lease of another host, one that is gone for good."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tweed lease release", "  tweed lease release 10.244.7.0/24"})
final class LeaseRelease implements Runnable, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "SUBNET", description = "As tweed leases lists it.")
  private @Nullable String subnet;

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT_OR_STORE;
  }

  @Override
  public void run() {
    AgentAccess access = new AgentAccess(spec, System.getenv());
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    String which = subnet == null ? "" : subnet;
    arguments.put("subnet", which);
    ObjectNode answer =
        access.askEither(
            cluster -> {
              if (which.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--store: say which SUBNET");
              }
              return cluster.release(which);
            },
            "lease-release",
            arguments);
    String tail = answer.path("stopping").asBoolean() ? ", the agent stops" : "";
    spec.commandLine().getErr().println("released " + answer.path("released").asText() + tail);
  }
}
