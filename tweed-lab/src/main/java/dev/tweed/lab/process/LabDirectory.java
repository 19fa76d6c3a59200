package dev.tweed.lab.process;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The directory of one lab: its record, control socket and log. */
record LabDirectory(Path path) {

  /** Bytes of a Unix socket's path without the closing NUL. Source: unix(7). */
  private static final int LONGEST_SOCKET_PATH = 107;

  /** The directory of all labs. */
  Path home() {
    return Objects.requireNonNull(path.getParent());
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The socket the lab answers on. */
  Path control() {
    return path.resolve("control");
  }

  /** What the lab's process writes on stderr. */
  Path log() {
    return path.resolve("log");
  }

  private Path record() {
    return path.resolve("lab.json");
  }

  /** Empty when the lab has just gone. */
  Optional<LabRecord> read() {
    try {
      return LabRecord.parse(Files.readString(record()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Replaces the record: readers see the old one or the new one.
   *
   * @throws IOException when the directory is gone, for one: the lab has ended
   */
  void write(LabRecord content) throws IOException {
    Path draft = path.resolve("lab.json.new");
    Files.writeString(draft, content.toJson());
    Files.move(draft, record(), ATOMIC_MOVE);
  }

  void requireShortPath() {
    int length = control().toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_SOCKET_PATH) {
      throw new LabException(
          "control socket %s: its path has %d bytes, at most %d fit: set XDG_RUNTIME_DIR to a shorter one"
              .formatted(control(), length, LONGEST_SOCKET_PATH));
    }
  }

  /** Takes the directory away with what is in it; at once for all who look by name. */
  void remove() {
    Path aside = path.resolveSibling(".gone-" + name() + "-" + UUID.randomUUID());
    try {
      Files.move(path, aside, ATOMIC_MOVE);
      List<Path> all;
      try (Stream<Path> tree = Files.walk(aside)) {
        all = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // somebody else was faster
    } catch (IOException e) {
      throw new UncheckedIOException("remove " + path, e);
    }
  }
}
