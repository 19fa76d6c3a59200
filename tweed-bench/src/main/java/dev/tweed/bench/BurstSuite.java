package dev.tweed.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Thousands of remote hosts appear at once, beside the same kernel entries by bare netlink. */
final class BurstSuite implements Suite {

  static final int PEERS = 5_000;
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 9;

  @Override
  public void run(Table table) {
    for (Form form : forms()) {
      Progress.of(PEERS + " leases appear, " + form);
      new Contest(form).run(table);
    }
  }

  /** All, or the one that is named by the property {@code bench.form}, for a profiler's sake. */
  private static List<Form> forms() {
    String one = System.getProperty("bench.form");
    return one == null ? List.of(Form.values()) : List.of(Form.valueOf(one));
  }

  /** One form of routes, both ways. */
  private static final class Contest {
    private final Form form;
    private final List<Peer> peers;
    private final int entries;
    private final Series appear = Series.millis();
    private final Series cpu = Series.millis();
    private final Series vanish = Series.millis();
    private final Series bareCpu = Series.millis();
    private final Series bareAppear = Series.millis();
    private final Series bareVanish = Series.millis();
    private final Map<Group, Series> bareGroups = new EnumMap<>(Group.class);

    Contest(Form form) {
      this.form = form;
      this.peers = Peer.many(form.family(), PEERS);
      this.entries = PEERS * form.entriesPerPeer();
    }

    void run(Table table) {
      try (Overlay overlay = new Overlay(form);
          BareBurst bare = new BareBurst(form, peers)) {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          tweed(overlay, round >= 0);
          bare(bare, round >= 0);
        }
      }
      report(table);
    }

    private void tweed(Overlay overlay, boolean counts) {
      System.gc();
      long before = Usage.cpuNanos();
      long took = overlay.appear(peers, entries);
      long used = Usage.cpuNanos() - before;
      overlay.require(entries);
      long away = overlay.vanish(peers, entries);
      Progress.step("tweed", took);
      if (counts) {
        appear.addNanos(took);
        cpu.addNanos(used);
        vanish.addNanos(away);
      }
    }

    private void bare(BareBurst bare, boolean counts) {
      System.gc();
      long before = Usage.cpuNanos();
      Map<Group, Long> took = bare.add();
      long used = Usage.cpuNanos() - before;
      bare.check();
      long sum = took.values().stream().mapToLong(Long::longValue).sum();
      long away = bare.delete();
      Progress.step("bare", sum);
      if (counts) {
        bareAppear.addNanos(sum);
        bareCpu.addNanos(used);
        bareVanish.addNanos(away);
        took.forEach((group, nanos) ->
            bareGroups.computeIfAbsent(group, _ -> Series.millis()).addNanos(nanos));
      }
    }

    private void report(Table table) {
      String aim = form == Form.NEXTHOPS ? "≤ 120 ms, ≤ 1.3 ×" : "≤ 1.3 ×";
      table.add(Row.of(PEERS + " leases appear, " + form, appear, "bare netlink", bareAppear, aim));
      bareGroups.forEach((group, series) ->
          table.add(new Row("", "", "  of which " + group, series.toString(), "", "")));
      table.add(Row.of("  CPU time", cpu, "bare netlink", bareCpu, ""));
      table.add(Row.of("  they vanish", vanish, "bare netlink", bareVanish, ""));
    }
  }
}
