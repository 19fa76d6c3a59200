package dev.tweed.bench;

/**
 * A thousand plain hosts under a tree of bridges with a ping from the first to the last, and a
 * hundred hosts with an agent and a container each.
 */
final class LabSuite implements Suite {

  private static final String PLAIN = "1024";
  private static final String WITH_AGENTS = "100";
  private static final int ROUNDS = 5;

  @Override
  public void run(Table table) {
    new TweedLab("--no-ping").up(); // builds the start-up cache where there is none
    new TweedLab().down();
    plain(table);
    withAgents(table);
  }

  private static void plain(Table table) {
    Series tweedUp = Series.millis();
    Series tweedDown = Series.millis();
    Series up = Series.millis();
    Series down = Series.millis();
    for (int round = 1; round <= ROUNDS; round++) {
      Progress.of("lab of " + PLAIN + " hosts, round " + round + " of " + ROUNDS);
      TweedLab tweed = new TweedLab("--plain", "--hosts", PLAIN);
      tweedUp.addNanos(tweed.up());
      tweedDown.addNanos(tweed.down());
      try (Scratch scratch = new Scratch()) {
        IpBatchLab lab = new IpBatchLab(Integer.parseInt(PLAIN), scratch);
        up.addNanos(lab.up());
        down.addNanos(lab.down());
      }
    }
    table.add(
        Row.of(PLAIN + " plain hosts, one ping end to end", tweedUp, "ip -batch", up, "≤ 3 s"));
    table.add(Row.of("  taken down", tweedDown, "ip -batch", down, ""));
  }

  private static void withAgents(Table table) {
    Series up = Series.millis();
    for (int round = 1; round <= ROUNDS; round++) {
      Progress.of("lab of " + WITH_AGENTS + " agents, round " + round + " of " + ROUNDS);
      TweedLab tweed = new TweedLab("--hosts", WITH_AGENTS, "--pods", "1", "--no-ping");
      up.addNanos(tweed.up());
      tweed.down();
    }
    table.add(Row.alone(WITH_AGENTS + " hosts with an agent and a container each", up));
  }
}
