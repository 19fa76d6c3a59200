package dev.tweed.lab.process;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.tweed.lab.topology.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a user's labs are found: one directory for each, named like the lab. One whose owner has
 * died is taken away by whoever looks next, so a name is free again as soon as its lab is gone.
 */
public final class LabHome {

  private static final int CLAIM_ATTEMPTS = 10;

  private final Path root;

  /**
   * @param root made when the first lab comes up
   */
  public LabHome(Path root) {
    this.root = root;
  }

  /**
   * {@code $TWEED_LABS} if set, {@code /run/tweed/labs} for root, else under {@code
   * $XDG_RUNTIME_DIR}, else under /tmp.
   */
  public static LabHome ofUser(Map<String, String> environment) {
    int user = userId();
    String said = environment.getOrDefault("TWEED_LABS", "");
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!said.isEmpty()) {
      return new LabHome(Path.of(said).toAbsolutePath());
    }
    if (user == 0 && Files.isWritable(Path.of("/run"))) {
      return new LabHome(Path.of("/run/tweed/labs"));
    }
    if (!runtime.isEmpty() && Files.isWritable(Path.of(runtime))) {
      return new LabHome(Path.of(runtime, "tweed", "labs"));
    }
    return new LabHome(Path.of("/tmp/tweed-" + user, "labs"));
  }

  Path root() {
    return root;
  }

  /** The labs that are up or coming up, by name. */
  public List<LabHandle> list() {
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .flatMap(path -> find(path.getFileName().toString()).stream())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("list " + root, e);
    }
  }

  /** The lab of that name; what a dead one left is taken away. */
  public Optional<LabHandle> find(String name) {
    LabDirectory directory = new LabDirectory(root.resolve(Names.checkLab(name)));
    if (!Files.exists(directory.path())) {
      return Optional.empty();
    }
    Optional<LabRecord> found = directory.read();
    if (found.isPresent() && found.get().owner().isAlive()) {
      return Optional.of(new LabHandle(directory, found.get()));
    }
    directory.remove();
    return Optional.empty();
  }

  /**
   * The lab of that name.
   *
   * @throws LabException when there is none
   */
  public LabHandle require(String name) {
    return find(name)
        .orElseThrow(() ->
            new LabException(
                "no lab \""
                    + name
                    + "\" is up: tweed lab list shows those that are, tweed lab up starts one"));
  }

  /** Takes a name for a lab that this process brings up; empty when there is one already. */
  Optional<LabHandle> claim(String name, Instant now) {
    LabDirectory claimed = new LabDirectory(root.resolve(Names.checkLab(name)));
    claimed.requireShortPath();
    LabRecord content = new LabRecord(name, ProcessIdentity.self(), Optional.empty(), now);
    for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
      if (find(name).isPresent()) {
        return Optional.empty();
      }
      if (tryClaim(claimed, content)) {
        return Optional.of(new LabHandle(claimed, content));
      }
    }
    throw new LabException(
        "lab " + name + ": its directory " + claimed.path() + " cannot be taken");
  }

  /** Fills a directory aside and renames it, which fails while the name is taken. */
  private boolean tryClaim(LabDirectory claimed, LabRecord content) {
    LabDirectory draft = newDraft();
    try {
      draft.write(content);
      Files.move(draft.path(), claimed.path(), ATOMIC_MOVE);
      return true;
    } catch (DirectoryNotEmptyException e) {
      draft.remove();
      return false;
    } catch (FileSystemException e) {
      draft.remove();
      if (Files.exists(claimed.path())) {
        return false; // "Directory not empty" has no exception of its own here
      }
      throw new UncheckedIOException("create " + claimed.path(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("create " + claimed.path(), e);
    }
  }

  private LabDirectory newDraft() {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root, ownerOnly);
      }
      if (userId(root) != userId()) {
        throw new LabException(
            root + ": belongs to another user; remove it or set XDG_RUNTIME_DIR");
      }
      return new LabDirectory(Files.createTempDirectory(root, ".claim-"));
    } catch (IOException e) {
      throw new LabException(root + ": cannot be made: " + e, e);
    }
  }

  private static int userId() {
    return userId(Path.of("/proc/self"));
  }

  private static int userId(Path of) {
    try {
      return (Integer) Files.getAttribute(of, "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException("stat " + of, e);
    }
  }
}
