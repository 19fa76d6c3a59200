package dev.tweed.it.net;

import dev.tweed.linux.Netns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Types commands inside a namespace, as an operator would. */
public final class Shell {

  private final Netns netns;

  public Shell(Netns netns) {
    this.netns = netns;
  }

  /**
   * Runs a line of {@code sh} and returns what it printed.
   *
   * @throws AssertionError when it fails, with what it had to say
   */
  public String run(String line) {
    return netns.call(() -> runHere(line)); // a child is in the namespace of the starting thread
  }

  private static String runHere(String line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("sh", "-ec", line)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int status = process.waitFor();
    if (status != 0) {
      throw new AssertionError("\"" + line + "\" ended with status " + status + ": " + output);
    }
    return output;
  }
}
