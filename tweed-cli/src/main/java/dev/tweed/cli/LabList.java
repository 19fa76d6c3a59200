package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tweed.lab.process.LabHandle;
import dev.tweed.lab.process.ProcessIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    aliases = "ls",
    mixinStandardHelpOptions = true,
    description = "List the labs of this user.")
final class LabList implements Runnable {

  @Mixin private Output output = new Output();

  @Override
  public void run() {
    List<LabHandle> labs = LabName.defaultHome().list();
    ArrayNode tree = JsonNodeFactory.instance.arrayNode();
    Table table = new Table("NAME", "STATE", "PID", "SINCE");
    for (LabHandle lab : labs) {
      String state = lab.isUp() ? "up" : lab.process().isPresent() ? "ending" : "starting";
      long pid = lab.process().map(ProcessIdentity::pid).orElse(0L);
      Instant since = lab.since().truncatedTo(ChronoUnit.SECONDS);
      tree.addObject()
          .put("name", lab.name())
          .put("state", state)
          .put("pid", pid)
          .put("since", since.toString());
      table.row(lab.name(), state, pid == 0 ? "-" : Long.toString(pid), since.toString());
    }
    output.print(tree, table::print);
  }
}
