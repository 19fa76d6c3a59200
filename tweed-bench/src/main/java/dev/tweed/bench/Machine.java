package dev.tweed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the numbers were measured on. */
final class Machine {

  private Machine() {}

  static String describe() {
    return Runtime.getRuntime().availableProcessors()
        + " cores ("
        + field("/proc/cpuinfo", "model name")
        + "), "
        + field("/proc/meminfo", "MemTotal")
        + ", Linux "
        + System.getProperty("os.version")
        + ", Java "
        + Runtime.version();
  }

  /** The first {@code name: value} of a file. */
  static String field(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("?");
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}
