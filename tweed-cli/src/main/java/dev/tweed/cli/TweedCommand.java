package dev.tweed.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "tweed",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "A container network for Linux hosts.",
    subcommands = {
      AgentCommand.class,
      StatusCommand.class,
      LeasesCommand.class,
      LeaseCommand.class,
      NetworkCommand.class,
      PlanCommand.class,
      ResetCommand.class,
      DockerOptions.class,
      LabCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      TrainCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed lab up                                three hosts, six containers, one network",
      "  tweed lab exec node-1 -- ip -d link show    look at a host",
      "  tweed lab down",
      "  tweed agent                                 this host, for real",
      "  tweed status",
      "",
      "Every option can be given as TWEED_<OPTION> in the environment, such as TWEED_HOSTS=5.",
      "Exit codes: 0 fine, 1 failed, 2 wrong use, 3 fine with warnings."
    })
final class TweedCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print stack traces with errors.")
  private boolean debug;

  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? tweed --help lists them");
  }
}
