package dev.tweed.cli;

import dev.tweed.lab.process.ControlRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "ping-matrix",
    mixinStandardHelpOptions = true,
    description = "Ping from every container to every other; exit code 1 unless all answer.")
final class LabPing implements Callable<Integer> {

  @Mixin private LabName name = new LabName();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    return PingReport.print(name.require().ask(ControlRequest.PING_MATRIX), output);
  }
}
