package dev.tweed.it.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs {@code tweed} as users do: as a process of its own. */
final class TweedCommand {

  private static final long DEADLINE_SECONDS = 60;

  private final Path labs;
  private final List<String> before;
  private final String classPath;

  /**
   * @param labs where the labs of this test are found, apart from all others
   * @param classPath of a readable copy, where the command runs as another user
   * @param before words that run what follows them, such as another user's
   */
  TweedCommand(Path labs, String classPath, String... before) {
    this.labs = labs;
    this.classPath = classPath;
    this.before = List.of(before);
  }

  TweedCommand(Path labs) {
    this(labs, System.getProperty("java.class.path"));
  }

  /** What a command that has ended leaves behind. */
  record Result(int exit, String out, String err) {

    String lastErrorLine() {
      return err.lines().reduce("", (first, last) -> last);
    }
  }

  Path labs() {
    return labs;
  }

  Process start(String... words) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, "dev.tweed.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TWEED_LABS", labs.toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... words) {
    return runWith("", words);
  }

  Result runWith(String input, String... words) {
    Process process = start(words);
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
