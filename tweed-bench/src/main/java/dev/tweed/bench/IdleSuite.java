package dev.tweed.bench;

import dev.tweed.linux.Netns;
import java.util.ArrayList;
import java.util.List;

/** An agent process that has nothing to do, under JVM options added one by one. */
final class IdleSuite implements Suite {

  private static final int ROUNDS = 5;

  @Override
  public void run(Table table) {
    try (Scratch scratch = new Scratch()) {
      List<Trial> trials = setups().stream().map(setup -> new Trial(setup, scratch)).toList();
      for (int round = 1; round <= ROUNDS; round++) {
        Progress.of("idle agent, round " + round + " of " + ROUNDS);
        trials.forEach(Trial::run);
      }
      trials.forEach(trial -> table.add(trial.row()));
    }
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

    Trial(JavaSetup setup, Scratch scratch) {
      this.setup = setup;
      this.command = setup.command(scratch, IdleAgent.class);
    }

    void run() {
      try (Netns netns = Uplink.namespace();
          Child agent = Child.start(netns, command)) {
        start.addNanos(agent.readyNanos());
        resident.add(agent.residentMegabytes());
        threads.add(agent.threads());
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
