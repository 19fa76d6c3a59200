package dev.tweed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for the time of a benchmark. */
final class Scratch implements AutoCloseable {

  private final Path directory;

  Scratch() {
    try {
      directory = Files.createTempDirectory("tweed-bench");
    } catch (IOException e) {
      throw new UncheckedIOException("create a temporary directory", e);
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  @Override
  public void close() {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("delete " + directory, e);
    }
  }
}
