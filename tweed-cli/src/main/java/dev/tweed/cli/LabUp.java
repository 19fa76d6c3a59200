package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.process.ControlRequest;
import dev.tweed.lab.process.LabHandle;
import dev.tweed.lab.process.LabStarter;
import dev.tweed.lab.topology.TopologyFile;
import dev.tweed.lab.topology.TopologyReader;
import dev.tweed.linux.Ticker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Bring a lab up: hosts on an underlay, an agent in each, containers on an overlay.",
      "It stays until tweed lab down, apart from this machine's own network."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed lab up",
      "  tweed lab up --hosts 5 --pods 1 --prefix flannel --bridge cni0",
      "  tweed lab up --network '{\"Network\":\"10.9.0.0/16\",\"Backend\":{\"Type\":\"vxlan\",\"Port\":8472}}'",
      "  tweed lab up --network @net-conf.json       from a file",
      "  tweed lab up two-racks.yaml",
      "  tweed lab up --plain --hosts 1024           hosts and underlay only"
    })
final class LabUp implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LabName name = new LabName();
  @Mixin private Output output = new Output();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Topology in YAML or JSON; options below come before what it says.")
  private @Nullable Path file;

  @ArgGroup(exclusive = false, validate = false)
  private TopologyOptions topology = new TopologyOptions();

  @Option(names = "--no-ping", description = "Do not ping from every container to every other.")
  private boolean noPing;

  @Override
  public Integer call() {
    long start = Ticker.system().nanos();
    PrintWriter err = spec.commandLine().getErr();
    ObjectNode document =
        file == null ? JsonNodeFactory.instance.objectNode() : TopologyFile.load(file);
    topology.writeTo(document);
    TopologyReader.read(document); // what is wrong with it is known before anything is made
    LabStarter starter =
        new LabStarter(name.home(), Launcher.command("lab", "daemon"), InstantSource.system());
    LabHandle lab = starter.up(name.value(), document, StepPrinter.on(err));
    StepPrinter.line(err, Ticker.system().nanos() - start, "lab " + lab.name() + " is up");
    return noPing ? ExitCodes.FINE : PingReport.print(lab.ask(ControlRequest.PING_MATRIX), output);
  }
}
