package dev.tweed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used. */
final class Usage {

  private Usage() {}

  /** Processor time of all present threads, in the kernel's code and in ours, to the nanosecond. */
  static long cpuNanos() {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        String line = Files.readString(task.resolve("schedstat"));
        sum += Long.parseLong(line.substring(0, line.indexOf(' ')));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("read /proc/self/task", e);
    }
    return sum;
  }
}
