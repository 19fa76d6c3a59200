package dev.tweed.bench;

/** A thousand plain hosts under a tree of bridges, and a ping from the first to the last. */
final class LabSuite implements Suite {

  private static final int HOSTS = 1_024;
  private static final int ROUNDS = 5;

  @Override
  public void run(Table table) {
    Series up = Series.millis();
    Series down = Series.millis();
    for (int round = 1; round <= ROUNDS; round++) {
      Progress.of("lab of " + HOSTS + " by ip -batch, round " + round + " of " + ROUNDS);
      try (Scratch scratch = new Scratch()) {
        IpBatchLab lab = new IpBatchLab(HOSTS, scratch);
        up.addNanos(lab.up());
        down.addNanos(lab.down());
      }
    }
    String what = HOSTS + " plain hosts, one ping end to end";
    table.add(new Row(what, "", "ip -batch", up.toString(), "", "≤ 3 s"));
    table.add(new Row("  taken down", "", "ip -batch", down.toString(), "", ""));
  }
}
