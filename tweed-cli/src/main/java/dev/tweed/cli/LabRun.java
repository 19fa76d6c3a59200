package dev.tweed.cli;

import dev.tweed.lab.process.LabDaemon;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The lab's own process; started by {@code lab up} within fresh namespaces. */
@Command(name = "daemon", hidden = true, description = "Run a lab.")
final class LabRun implements Runnable {

  @Parameters(paramLabel = "DIRECTORY", description = "The lab's directory.")
  private Path directory = Path.of("");

  @Override
  public void run() {
    PrintStream starter = System.out;
    System.setOut(System.err); // nobody else may speak to whoever started us
    LabDaemon.run(directory, System.in, starter);
    System.exit(ExitCodes.FAILED);
  }
}
