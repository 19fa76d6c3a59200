package dev.tweed.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Whole networks of hosts and containers on this machine, apart from its own.",
    subcommands = {
      LabUp.class,
      LabDown.class,
      LabList.class,
      LabShowStatus.class,
      LabExec.class,
      LabShell.class,
      LabPing.class,
      LabRun.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed lab up --hosts 5 --pods 1",
      "  tweed lab exec node-1 -- bridge fdb",
      "  tweed lab exec pod-1-1 -- ping -c 3 10.244.2.2",
      "  tweed lab shell node-2",
      "  tweed lab down"
    })
final class LabCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? tweed lab --help lists them");
  }
}
