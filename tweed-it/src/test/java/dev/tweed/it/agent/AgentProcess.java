package dev.tweed.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Netns;
import dev.tweed.linux.UnixDatagram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code tweed agent} as a process of its own on a host, with the test as its service manager, and
 * the commands that are typed there. Its files are in a directory of the test's.
 */
final class AgentProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Netns host;
  private final Path directory;
  private final String notify;
  private final UnixDatagram manager;
  private @Nullable Process process;

  AgentProcess(Netns host, Path directory) {
    this.host = host;
    this.directory = directory;
    this.notify = directory.resolve("notify").toString();
    this.manager = UnixDatagram.bind(notify);
  }

  /** What a command that has ended leaves behind. */
  record Result(int exit, String out, String err) {}

  Path store() {
    return directory.resolve("store");
  }

  Path subnetFile() {
    return directory.resolve("flannel").resolve("subnet.env");
  }

  Path socket() {
    return directory.resolve("run").resolve("agent.sock");
  }

  /** Starts it and waits until it says that it is ready. */
  void startAndAwaitReady(String... options) {
    start(Map.of(), options);
    awaitMessage("READY=1");
  }

  void start(Map<String, String> environment, String... options) {
    List<String> words = new ArrayList<>(List.of("agent"));
    words.addAll(List.of(options));
    ProcessBuilder builder =
        command(words.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("NOTIFY_SOCKET", notify);
    builder.environment().putAll(environment);
    process = startIn(builder);
  }

  private Path log() {
    return directory.resolve("log");
  }

  String logged() {
    return text(log());
  }

  /** Waits for a message of which this is a line's beginning, and returns the whole message. */
  String awaitMessage(String beginning) {
    while (true) {
      Optional<byte[]> message = manager.receive(PATIENCE);
      assertThat(message).as("awaiting %s; the log is\n%s", beginning, logged()).isPresent();
      String text = new String(message.get(), StandardCharsets.UTF_8);
      if (text.lines().anyMatch(line -> line.startsWith(beginning))) {
        return text;
      }
    }
  }

  /** SIGTERM; returns the exit code. */
  int stop() {
    running().destroy();
    return awaitEnd();
  }

  void kill() {
    running().destroyForcibly();
    awaitEnd();
  }

  int awaitEnd() {
    try {
      assertThat(running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(logged()).isTrue();
      return running().exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new AssertionError("not started");
    }
    return process;
  }

  /** Runs a command beside the agent. */
  Result tweed(String... words) {
    return tweed(Map.of(), words);
  }

  Result tweed(Map<String, String> environment, String... words) {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        command(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process started = startIn(builder);
    try {
      if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        started.destroyForcibly();
        throw new AssertionError(String.join(" ", words) + " does not end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Result(started.exitValue(), text(out), text(err));
  }

  private ProcessBuilder command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.tweed.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "TWEED_STORE",
                "embedded:" + store(),
                "TWEED_SOCKET",
                socket().toString(),
                "TWEED_SUBNET_FILE",
                subnetFile().toString(),
                "TWEED_LISTEN",
                "",
                "TWEED_IFACE",
                "eth0",
                "TWEED_HOST",
                "node-1"));
    return builder;
  }

  /** A child is in the namespace of the thread that starts it. */
  private Process startIn(ProcessBuilder builder) {
    return host.call(builder::start);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
    manager.close();
  }
}
