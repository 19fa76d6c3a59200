package dev.tweed.cli;

import dev.tweed.lab.process.LabHandle;
import dev.tweed.linux.Ticker;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Take a lab down. When this returns, nothing of it is left.")
final class LabDown implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LabName name = new LabName();

  @Option(names = "--all", description = "All labs of this user.")
  private boolean all;

  @Override
  public void run() {
    List<LabHandle> labs = all ? name.home().list() : List.of(name.require());
    for (LabHandle lab : labs) {
      long start = Ticker.system().nanos();
      lab.down();
      StepPrinter.line(
          spec.commandLine().getErr(),
          Ticker.system().nanos() - start,
          "lab " + lab.name() + " is down");
    }
  }
}
