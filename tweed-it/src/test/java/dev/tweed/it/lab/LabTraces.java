package dev.tweed.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.lab.process.LabHome;
import dev.tweed.lab.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The processes a lab consists of, and whether anything of it is left. */
record LabTraces(
    Path labs, ProcessIdentity supervisor, ProcessIdentity unshare, ProcessIdentity java) {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  static LabTraces of(Path labs, String name) {
    ProcessIdentity java = new LabHome(labs).require(name).process().orElseThrow();
    ProcessIdentity unshare = parent(java);
    return new LabTraces(labs, parent(unshare), unshare, java);
  }

  private static ProcessIdentity parent(ProcessIdentity child) {
    return ProcessHandle.of(child.pid())
        .flatMap(ProcessHandle::parent)
        .flatMap(parent -> ProcessIdentity.of(parent.pid()))
        .orElseThrow();
  }

  /** The lab's processes, containers included. */
  List<ProcessIdentity> all() {
    Stream<ProcessIdentity> below =
        ProcessHandle.of(supervisor.pid())
            .orElseThrow()
            .descendants()
            .flatMap(process -> ProcessIdentity.of(process.pid()).stream());
    return Stream.concat(Stream.of(supervisor), below).toList();
  }

  static void assertGone(List<ProcessIdentity> processes) {
    until(() -> processes.stream().noneMatch(ProcessIdentity::isAlive));
    assertThat(processes).noneMatch(ProcessIdentity::isAlive);
  }

  static void assertNoDirectory(Path labs) {
    until(() -> !Files.exists(labs));
    assertThat(labs).doesNotExist();
  }

  /** Ends of processes that are not our children cannot be waited for, only seen. */
  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }
}
