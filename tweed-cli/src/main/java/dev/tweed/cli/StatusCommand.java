package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.service.Setting;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show how this host's agent is doing: underlay, lease, peers, store, problems.",
    footer = {"", "Exit code 3 when the agent waits, has lost its lease, or reports a problem."})
final class StatusCommand implements Callable<Integer>, TakesSettings {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Output output = new Output();

  @Option(
      names = {"-w", "--watch"},
      description = "Show it again whenever it has changed.")
  private boolean watch;

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT;
  }

  @Override
  public Integer call() {
    AgentAccess agent = new AgentAccess(spec, System.getenv());
    ObjectNode tree = agent.ask("status");
    print(tree);
    if (watch) {
      new Repetition(PERIOD).forEver(() -> agent.ask("status"), tree, this::printNext);
    }
    return StatusReport.isWell(tree) ? ExitCodes.FINE : ExitCodes.WARNINGS;
  }

  private void print(ObjectNode tree) {
    boolean wide = output.format() == OutputFormat.WIDE;
    StatusReport report = new StatusReport(tree, wide, InstantSource.system().instant());
    output.print(tree, report::print);
  }

  private void printNext(ObjectNode tree) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.format() == OutputFormat.TABLE || output.format() == OutputFormat.WIDE) {
      out.println();
    }
    print(tree);
  }
}
