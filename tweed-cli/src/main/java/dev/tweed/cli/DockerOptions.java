package dev.tweed.cli;

import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import dev.tweed.overlay.SubnetEnv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "docker-opts",
    mixinStandardHelpOptions = true,
    description = "Print the options that make Docker use this host's subnet.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed agent --bridge docker0                the bridge that Docker will use",
      "  dockerd $(tweed docker-opts)",
      "  tweed docker-opts --env > /run/docker_opts.env"
    })
final class DockerOptions implements Runnable, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--env", description = "As a line DOCKER_OPTS=\"…\" for an EnvironmentFile.")
  private boolean env;

  @Override
  public Set<Setting> settings() {
    return EnumSet.of(Setting.SUBNET_FILE);
  }

  @Override
  public void run() {
    Settings said = SettingOptions.read(spec, System.getenv());
    Path file = said.required(Setting.SUBNET_FILE, Path::of);
    if (!Files.exists(file)) {
      throw new AgentException(
          file + ": there is no such file; an agent writes it once it is ready");
    }
    String options = String.join(" ", SubnetEnv.dockerOptions(file));
    spec.commandLine().getOut().println(env ? "DOCKER_OPTS=\"" + options + "\"" : options);
  }
}
