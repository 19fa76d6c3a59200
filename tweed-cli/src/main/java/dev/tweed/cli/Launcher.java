package dev.tweed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this program starts itself once more. */
final class Launcher {

  /** Set by the script that started us to its own path. */
  private static final String SCRIPT = "tweed.launcher";

  /** As the script has them: nothing of Java's own on stdout, no files shared by process number. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  private Launcher() {}

  /** By the script {@code tweed} if that started us, else by the same Java and class path. */
  static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    String script = System.getProperty(SCRIPT);
    if (script != null) {
      command.add(script);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(OPTIONS);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    }
    command.addAll(List.of(words));
    return command;
  }
}
