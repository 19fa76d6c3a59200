package dev.tweed.cli;

import dev.tweed.lab.process.LabDaemon;
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
    LabDaemon.run(directory, System.in, System.out);
    System.exit(ExitCodes.FAILED);
  }
}
