package dev.tweed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Other people's programs. */
final class Command {

  private Command() {}

  /**
   * Runs a program in the calling thread's namespace.
   *
   * @throws IllegalStateException when its exit code is not 0
   */
  static void run(String... words) {
    String line = String.join(" ", words);
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      int exit = builder.start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(line + ": exit code " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
