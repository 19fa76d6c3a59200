package dev.tweed.cli;

import dev.tweed.lab.process.NamespaceEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = "Run a command in a host or container of a lab; its exit code is passed on.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed lab exec node-1 -- ip -d link show",
      "  tweed lab exec node-1 -- tcpdump -ni eth0 udp port 8472",
      "  tweed lab exec pod-1-1 -- ping -c 3 -s 1394 -M do 10.244.2.2"
    })
final class LabExec implements Callable<Integer> {

  @Mixin private LabName name = new LabName();

  @Parameters(index = "0", paramLabel = "HOST|POD", description = "Where.")
  private String member = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "CMD", description = "What, after --.")
  private List<String> command = List.of();

  @Override
  public Integer call() {
    NamespaceEntry entry = name.require().entry();
    return Foreground.run(entry.in(member, command));
  }
}
