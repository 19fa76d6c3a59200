package dev.tweed.bench;

import dev.tweed.linux.Netns;
import java.util.List;
import java.util.stream.Stream;

/** Thousands of remote hosts appear at once to a process that has just started. */
final class ColdSuite implements Suite {

  private static final int ROUNDS = 5;

  @Override
  public void run(Table table) {
    try (Scratch scratch = new Scratch()) {
      List<Trial> trials =
          Stream.of(false, true)
              .map(cached -> new JavaSetup("", JavaSetup.AGENT, JavaSetup.SIMPLE, cached))
              .map(setup -> new Trial(setup, scratch))
              .toList();
      for (int round = 1; round <= ROUNDS; round++) {
        Progress.of("cold burst, round " + round + " of " + ROUNDS);
        trials.forEach(Trial::run);
      }
      trials.forEach(trial -> trial.report(table));
    }
  }

  /** One setup, and what was measured of Tweed and of bare netlink in it. */
  private static final class Trial {
    private final boolean cached;
    private final List<String> tweed;
    private final List<String> bare;
    private final Series appear = Series.millis();
    private final Series cpu = Series.millis();
    private final Series resident = new Series("MB");
    private final Series bareAppear = Series.millis();
    private final Series bareCpu = Series.millis();
    private final Series bareResident = new Series("MB");

    Trial(JavaSetup setup, Scratch scratch) {
      cached = setup.cached();
      tweed = setup.command(scratch, ColdBurst.class, "tweed");
      bare = setup.command(scratch, ColdBurst.class, "bare");
    }

    void run() {
      run(tweed, appear, cpu, resident);
      run(bare, bareAppear, bareCpu, bareResident);
    }

    private static void run(List<String> command, Series appear, Series cpu, Series resident) {
      try (Netns netns = Netns.create();
          Child child = Child.start(netns, command)) {
        appear.addNanos(Long.parseLong(child.words().getFirst()));
        cpu.addNanos(Long.parseLong(child.words().getLast()));
        resident.add(child.residentMegabytes());
      }
    }

    private void report(Table table) {
      String what =
          BurstSuite.PEERS + " leases appear, cold, " + (cached ? "AOT cache" : "no AOT cache");
      table.add(Row.of(what, appear, "bare netlink, cold", bareAppear, ""));
      table.add(Row.of("  CPU time from process start", cpu, "", bareCpu, ""));
      table.add(Row.of("  resident then", resident, "", bareResident, ""));
    }
  }
}
