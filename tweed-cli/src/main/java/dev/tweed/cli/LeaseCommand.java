package dev.tweed.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lease",
    mixinStandardHelpOptions = true,
    description = "This host's lease, and those of hosts that are gone.",
    subcommands = LeaseRelease.class)
final class LeaseCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? tweed lease --help lists them");
  }
}
