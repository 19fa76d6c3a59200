package dev.tweed.bench;

import dev.tweed.linux.Netns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A Java process that says one line when it is ready and ends with its standard input. */
final class Child implements AutoCloseable {

  private final Process process;
  private final long readyNanos;
  private final String line;

  private Child(Process process, long start) throws IOException {
    this.process = process;
    BufferedReader out = process.inputReader();
    line =
        out.lines() // some loggers write to the standard output
            .filter(said -> said.startsWith("ready"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the child process did not get ready"));
    readyNanos = System.nanoTime() - start;
  }

  /** Starts it in a namespace and waits until it is ready. */
  static Child start(Netns netns, List<String> command) {
    return netns.call(() -> {
      long start = System.nanoTime();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      return new Child(builder.start(), start);
    });
  }

  long readyNanos() {
    return readyNanos;
  }

  /** What it said behind {@code ready}. */
  List<String> words() {
    return List.of(line.split(" ")).subList(1, line.split(" ").length);
  }

  /** Resident memory, as the kernel counts it. */
  double residentMegabytes() {
    return number("VmRSS") * 1024 / 1e6;
  }

  int threads() {
    return number("Threads");
  }

  private int number(String field) {
    String value = Machine.field("/proc/" + process.pid() + "/status", field);
    return Integer.parseInt(value.split(" ")[0]);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("end a child process", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
