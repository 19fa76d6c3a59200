package dev.tweed.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: its number may be given to another one later, its start time is not.
 *
 * @param pid as seen in {@code pidNamespace}
 * @param startTicks when it began, in clock ticks since the machine started
 * @param pidNamespace such as {@code pid:[4026531836]}: numbers mean nothing in another
 */
public record ProcessIdentity(long pid, long startTicks, String pidNamespace) {

  /** Index of the start time among the fields behind the command's name. Source: proc(5). */
  private static final int START_TIME = 19;

  /** The process with this number now; empty when there is none, or only an unreaped corpse. */
  public static Optional<ProcessIdentity> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      long start = Long.parseLong(fields[START_TIME]);
      return Optional.of(new ProcessIdentity(pid, start, ownPidNamespace()));
    } catch (IOException e) {
      return Optional.empty(); // no such process: ENOENT, or ESRCH when it ended meanwhile
    }
  }

  /** This process. */
  public static ProcessIdentity self() {
    long pid = ProcessHandle.current().pid();
    return of(pid).orElseThrow(() -> new IllegalStateException("/proc does not show " + pid));
  }

  /** Whether it runs. In another pid namespace nobody can tell, and true is the safe answer. */
  public boolean isAlive() {
    return !isVisible() || of(pid).equals(Optional.of(this));
  }

  /** Whether this process's pid namespace is the one the number belongs to. */
  public boolean isVisible() {
    return pidNamespace.equals(ownPidNamespace());
  }

  /** Ends it at once, if it still runs. */
  public void kill() {
    if (isVisible() && isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static String ownPidNamespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("readlink /proc/self/ns/pid", e);
    }
  }
}
