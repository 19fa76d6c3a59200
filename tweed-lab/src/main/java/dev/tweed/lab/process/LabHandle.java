package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.linux.Ticker;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A lab that is up, or coming up or going down, as seen from another process. */
public final class LabHandle {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final LabDirectory directory;
  private final LabRecord content;

  LabHandle(LabDirectory directory, LabRecord content) {
    this.directory = directory;
    this.content = content;
  }

  public String name() {
    return content.name();
  }

  /** When it was asked for. */
  public Instant since() {
    return content.since();
  }

  /** The lab's Java process; empty until the lab is up. */
  public Optional<ProcessIdentity> process() {
    return content.process();
  }

  /** Whether the lab has come up and not gone down. */
  public boolean isUp() {
    return process().isPresent() && process().get().isAlive();
  }

  /**
   * Asks the lab's process.
   *
   * @throws LabException when the lab cannot be reached, or cannot do it
   */
  public ObjectNode ask(ControlRequest request) {
    return ControlClient.ask(directory.control(), name(), request);
  }

  /** How to run a command within the lab. */
  public NamespaceEntry entry() {
    return new NamespaceEntry(
        name(),
        process()
            .filter(ProcessIdentity::isAlive)
            .orElseThrow(
                () -> new LabException("lab " + name() + " is not up yet, or going down")));
  }

  /** Takes the lab down and returns when it is gone. */
  public void down() {
    content.process().ifPresentOrElse(ProcessIdentity::kill, content.owner()::kill);
    if (!awaitGone(PATIENCE)) {
      content.owner().kill();
      if (!awaitGone(PATIENCE)) {
        throw new LabException(
            "lab " + name() + ": process " + content.owner().pid() + " does not end when killed");
      }
    }
    new LabHome(directory.home()).find(name()); // takes away what is left
  }

  /** Waits until the supervisor has tidied up and ended, which it does last of all. */
  boolean awaitGone(Duration patience) {
    return await(() -> !content.owner().isAlive(), patience);
  }

  LabDirectory directory() {
    return directory;
  }

  LabRecord content() {
    return content;
  }

  /** Looks again whenever a lab comes or goes, and now and then besides. */
  private boolean await(BooleanSupplier condition, Duration patience) {
    long deadline = Ticker.system().nanos() + patience.toNanos();
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      Path root = directory.home();
      root.register(changes, StandardWatchEventKinds.ENTRY_DELETE);
      while (!condition.getAsBoolean()) {
        if (Ticker.system().nanos() > deadline) {
          return false;
        }
        var key = changes.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
      return true;
    } catch (IOException e) {
      return condition.getAsBoolean(); // the directory of all labs went with the last one
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return condition.getAsBoolean();
    }
  }
}
