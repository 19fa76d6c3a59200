package dev.tweed.cli;

import dev.tweed.lab.process.LabException;
import java.io.IOException;

/** Runs a command that has the terminal to itself. */
final class Foreground {

  private Foreground() {}

  /**
   * Returns its exit code. Keys such as Ctrl-C reach the command, being in the same process group.
   * They also begin to end this process, which therefore stays until the command has dealt with
   * them.
   */
  static int run(ProcessBuilder command) {
    try {
      Process process = command.inheritIO().start();
      Thread lastToLeave = Thread.ofPlatform().unstarted(() -> endWith(process));
      Runtime.getRuntime().addShutdownHook(lastToLeave);
      return process.waitFor();
    } catch (IOException e) {
      throw new LabException(e.getMessage() + "; install util-linux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.FAILED;
    }
  }

  private static void endWith(Process process) {
    try {
      Runtime.getRuntime().halt(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
