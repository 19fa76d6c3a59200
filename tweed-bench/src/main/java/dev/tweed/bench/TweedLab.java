package dev.tweed.bench;

import dev.tweed.linux.Ticker;
import java.util.ArrayList;
import java.util.List;

/** A lab as a user brings it up: the whole command, Java's start included. */
final class TweedLab {

  private static final String NAME = "bench";

  private final List<String> up;

  /**
   * @param options of {@code tweed lab up}
   */
  TweedLab(String... options) {
    up = new ArrayList<>(List.of(launcher(), "lab", "up", "-n", NAME));
    up.addAll(List.of(options));
  }

  /** Brings it up and returns how many nanoseconds that took. */
  long up() {
    return timed(up.toArray(String[]::new));
  }

  /** Takes it down and returns how many nanoseconds that took. */
  long down() {
    return timed(launcher(), "lab", "down", "-n", NAME);
  }

  private static long timed(String... command) {
    long start = Ticker.system().nanos();
    Command.run(command);
    return Ticker.system().nanos() - start;
  }

  /** Where {@code tools/bench} says that the command is. */
  private static String launcher() {
    return System.getProperty("bench.tweed", "tweed");
  }
}
