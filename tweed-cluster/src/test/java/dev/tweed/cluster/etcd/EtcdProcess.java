package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process of a test, which ends it: a server that is left, or a command that answers. */
final class EtcdProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Should nobody be left to end a server. */
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

  private final Process process;

  private EtcdProcess(Process process) {
    this.process = process;
  }

  static EtcdProcess server(List<String> command, Path log) {
    List<String> bounded = new ArrayList<>(List.of("timeout", "-s", "KILL"));
    bounded.add(Long.toString(LONGEST_LIFE.toSeconds()));
    bounded.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(bounded);
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCD"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new EtcdProcess(start(builder));
  }

  /** What the command prints; fails unless it ends with 0 in time. */
  static String output(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = start(builder);
    try (var out = process.getInputStream()) {
      String text = new String(out.readAllBytes());
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** SIGKILL, and gone when this returns. */
  void kill() {
    process.children().forEach(ProcessHandle::destroyForcibly);
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    process
        .children()
        .forEach(
            child -> output(List.of("kill", "-" + name, Long.toString(child.pid())), Map.of()));
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory and what is in it. */
  static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : new ArrayList<>(files.toList()).reversed()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
