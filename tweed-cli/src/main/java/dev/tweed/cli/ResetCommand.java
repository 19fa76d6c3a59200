package dev.tweed.cli;

import dev.tweed.agent.control.ControlClient;
import dev.tweed.agent.service.Reset;
import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import dev.tweed.linux.route.Rtnetlink;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = {
      "Take away all that Tweed has left in this host's network, and only that.",
      "Prints a line for each link, route, parameter and file. The store stays as it is: while the"
          + " agent runs, tweed lease release gives its lease back."
    })
final class ResetCommand implements Runnable, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dry-run", description = "Only print the lines.")
  private boolean dryRun;

  @Override
  public Set<Setting> settings() {
    return AgentAccess.AGENT;
  }

  @Override
  public void run() {
    Settings said = SettingOptions.read(spec, System.getenv());
    Path socket = said.required(Setting.SOCKET, Path::of);
    if (ControlClient.isAnswered(socket)) {
      throw new AgentException(
          "reset: an agent runs here and would put everything back; tweed lease release stops it and"
              + " gives the lease back, systemctl stop tweed only stops it");
    }
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      for (Reset.Step step : Reset.steps(rtnetlink, socket)) {
        spec.commandLine().getOut().println(step.line());
        if (!dryRun) {
          step.run();
        }
      }
    }
    spec.commandLine().getOut().flush();
  }
}
