package dev.tweed.bench;

import dev.tweed.linux.Netns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent process that has nothing to do, under JVM options added one by one. */
final class IdleSuite implements Suite {

  private static final int ROUNDS = 5;
  private static final Duration TO_REST = Duration.ofSeconds(10);

  @Override
  public void run(Table table) {
    try (Scratch scratch = new Scratch()) {
      List<Trial> trials = setups().stream().map(setup -> new Trial(setup, scratch)).toList();
      for (int round = 1; round <= ROUNDS; round++) {
        Progress.of("idle agent, round " + round + " of " + ROUNDS);
        round(trials);
      }
      trials.forEach(trial -> table.add(trial.row()));
    }
  }

  /** Starts one agent after the other, and looks at them when all have come to rest. */
  private static void round(List<Trial> trials) {
    trials.forEach(Trial::start);
    try {
      Thread.sleep(TO_REST);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    trials.forEach(Trial::measure);
  }

  private static List<JavaSetup> setups() {
    List<JavaSetup> setups = new ArrayList<>();
    List<String> options = new ArrayList<>();
    setups.add(new JavaSetup("no options", List.of(), JavaSetup.LOGBACK, false));
    for (String option : JavaSetup.AGENT) {
      options.add(option);
      setups.add(new JavaSetup("+ " + option, List.copyOf(options), JavaSetup.LOGBACK, false));
    }
    setups.add(new JavaSetup("+ AOT cache", JavaSetup.AGENT, JavaSetup.LOGBACK, true));
    JavaSetup all =
        new JavaSetup("+ slf4j-simple for logback", JavaSetup.AGENT, JavaSetup.SIMPLE, true);
    setups.add(all);
    setups.add(all.without("-XX:TieredStopAtLevel=1"));
    return setups;
  }

  /** One setup and what was measured of it. */
  private static final class Trial {
    private final JavaSetup setup;
    private final List<String> command;
    private final Series resident = new Series("MB");
    private final Series start = Series.millis();
    private final Series threads = new Series("threads");
    private @Nullable Child agent;

    Trial(JavaSetup setup, Scratch scratch) {
      this.setup = setup;
      this.command = setup.command(scratch, IdleAgent.class);
    }

    void start() {
      try (Netns netns = Uplink.namespace()) {
        agent = Child.start(netns, command);
      }
    }

    void measure() {
      try (Child running = Objects.requireNonNull(agent)) {
        start.addNanos(running.readyNanos());
        resident.add(running.residentMegabytes());
        threads.add(running.threads());
      }
    }

    Row row() {
      String times = start + ", " + (int) threads.median() + " threads";
      String aim = setup.cached() ? "≤ 60 MB" : "";
      return new Row(
          "idle agent, " + setup.words(), resident.toString(), "ready after", times, "", aim);
    }
  }
}
