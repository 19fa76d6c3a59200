package dev.tweed.it.net;

import dev.tweed.linux.Netns;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code tcpdump} on a link: what somebody on the wire would see. */
public final class Sniffer implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Sniffer(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts it, and returns when it sees packets. */
  public static Sniffer start(Netns netns, String link) throws IOException {
    List<String> command = List.of("tcpdump", "-nlU", "--immediate-mode", "-i", link);
    Sniffer sniffer =
        new Sniffer(
            netns.call(() -> new ProcessBuilder(command).redirectErrorStream(true).start()));
    sniffer.linesUntil(line -> line.contains("listening on"));
    return sniffer;
  }

  /**
   * What it printed, one line a packet, up to the line that is waited for.
   *
   * @throws AssertionError when it ends before
   */
  public List<String> linesUntil(Predicate<String> last) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    while ((line = output.readLine()) != null) {
      lines.add(line);
      if (last.test(line)) {
        return lines;
      }
    }
    throw new AssertionError("tcpdump ended: " + lines);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
