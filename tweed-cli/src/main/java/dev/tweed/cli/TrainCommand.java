package dev.tweed.cli;

import dev.tweed.lab.process.Rehearsal;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a little of everything, so that Java's start-up cache gets to know what is needed. */
@Command(name = "train", hidden = true, description = "Train the start-up cache.")
final class TrainCommand implements Runnable {

  private static final String[][] LESSONS = {
    {"version"},
    {"--help"},
    {"lab", "up", "--help"},
    {"lab", "list", "-o", "json"},
    {"lab", "status"},
    {"lab", "nosuch"},
    {"agent", "--help"},
    {"status", "--socket", "/nonexistent"}
  };

  @Option(names = "--in-fresh-namespaces", description = "A small lab may come up right here.")
  private boolean inFreshNamespaces;

  @Override
  public void run() {
    for (String[] lesson : LESSONS) {
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(new StringWriter()));
      line.setErr(new PrintWriter(new StringWriter()));
      line.execute(lesson);
    }
    if (inFreshNamespaces) {
      AgentRehearsal.run();
      Rehearsal.run();
    }
  }
}
