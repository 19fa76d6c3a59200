package dev.tweed.bench;

import dev.tweed.linux.Netns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to run a Java program.
 *
 * @param words what is new about it
 * @param options for the JVM; those with no dash are environment variables
 * @param logger {@code logback} or {@code simple}
 * @param cached whether an AOT cache is made by a training run and then used
 */
record JavaSetup(String words, List<String> options, String logger, boolean cached) {

  static final String SIMPLE = "simple";
  static final String LOGBACK = "logback";

  /** What an agent is run with. */
  static final List<String> AGENT =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx64m",
          "-Xms8m",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=16m",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=48m",
          "-XX:+UseCompactObjectHeaders",
          "MALLOC_ARENA_MAX=1",
          "-XX:TrimNativeHeapInterval=2000");

  JavaSetup without(String option) {
    List<String> fewer = options.stream().filter(o -> !o.equals(option)).toList();
    return new JavaSetup(words + " without " + option, fewer, logger, cached);
  }

  /** The command, after the training run it may need. */
  List<String> command(Scratch scratch, Class<?> main, String... args) {
    if (!cached) {
      return command(List.of(), main, args);
    }
    String name = main.getSimpleName() + "-" + logger + options.hashCode() + ".aot";
    String cache = scratch.file(name).toString();
    List<String> training =
        command(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable"), main, args);
    try (Netns netns = Uplink.namespace()) {
      Child.start(netns, training).close();
    }
    return command(List.of("-XX:AOTCache=" + cache), main, args);
  }

  private List<String> command(List<String> more, Class<?> main, String... args) {
    String built = System.getProperty("bench.home");
    List<String> command = new ArrayList<>(List.of("env"));
    options.stream().filter(o -> !o.startsWith("-")).forEach(command::add);
    command.add(System.getProperty("java.home") + "/bin/java");
    Stream.concat(options.stream(), more.stream())
        .filter(o -> o.startsWith("-"))
        .forEach(command::add);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(built + "/lib/*:" + built + "/log/" + logger + "/*");
    command.add(main.getName());
    command.addAll(List.of(args));
    return command;
  }
}
