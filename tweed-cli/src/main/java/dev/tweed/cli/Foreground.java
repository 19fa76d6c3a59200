package dev.tweed.cli;

import dev.tweed.lab.process.LabException;
import java.io.IOException;
import java.util.List;
import sun.misc.Signal;

/** Runs a command that has the terminal to itself. */
final class Foreground {

  private Foreground() {}

  /**
   * Returns its exit code. Keys such as Ctrl-C reach the command, being in the same process group;
   * this process stays until the command has dealt with them.
   */
  static int run(ProcessBuilder command) {
    for (String key : List.of("INT", "QUIT")) {
      ignore(key);
    }
    try {
      return command.inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new LabException(e.getMessage() + "; install util-linux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.FAILED;
    }
  }

  /** By a handler that does nothing: unlike SIG_IGN it is not inherited. */
  private static void ignore(String signal) {
    try {
      Signal.handle(new Signal(signal), received -> {});
    } catch (IllegalArgumentException e) {
      // Java keeps SIGQUIT to itself, and does not end by it
    }
  }
}
