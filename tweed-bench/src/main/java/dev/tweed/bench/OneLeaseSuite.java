package dev.tweed.bench;

import dev.tweed.host.Change;
import dev.tweed.host.HostObject;
import dev.tweed.linux.Netns;
import java.util.List;

/** One more remote host appears, beside none and beside thousands. */
final class OneLeaseSuite implements Suite {

  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 500;
  private static final int PROCESS_ROUNDS = 15;

  @Override
  public void run(Table table) {
    for (int others : new int[] {0, BurstSuite.PEERS}) {
      Progress.of("one new lease, " + others + " peers");
      beside(others, table);
    }
  }

  private static void beside(int others, Table table) {
    Form form = Form.NEXTHOPS;
    List<Peer> all = Peer.many(form.family(), others + 1);
    List<Peer> one = List.of(all.getLast());
    Series tweed = new Series("µs");
    Series bare = new Series("µs");
    try (Overlay overlay = new Overlay(form);
        BareBurst crowd = new BareBurst(form, all.subList(0, others));
        BareBurst single = new BareBurst(crowd, one)) {
      if (others > 0) {
        overlay.appear(all.subList(0, others), others * form.entriesPerPeer());
        crowd.add();
      }
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long took = overlay.appear(one, form.entriesPerPeer());
        overlay.vanish(one, form.entriesPerPeer());
        long bareTook = single.addAtOnce();
        single.delete();
        if (round >= 0) {
          tweed.add(took / 1e3);
          bare.add(bareTook / 1e3);
        }
      }
      String what = "one new lease, " + others + " peers there";
      table.add(Row.of(what, tweed, "one batch of bare netlink", bare, "≤ 1 ms median"));
      table.add(percentiles(tweed, bare));
      Series processes = processes(crowd.netns(), overlay.objects(one.getFirst()));
      table.add(Row.of("", tweed, "ip and bridge processes", processes, ""));
    }
  }

  private static Row percentiles(Series tweed, Series bare) {
    return new Row(
        "  99th percentile",
        Series.number(tweed.percentile(99)) + " µs",
        "",
        Series.number(bare.percentile(99)) + " µs",
        "",
        "");
  }

  /** The same entries by a command for each. */
  private static Series processes(Netns netns, List<HostObject> objects) {
    Series series = new Series("µs");
    List<String> adding = objects.stream().map(o -> new Change.Create(o).toString()).toList();
    List<String> deleting =
        objects.reversed().stream().map(o -> new Change.Delete(o).toString()).toList();
    netns.run(() -> {
      for (int round = 0; round < PROCESS_ROUNDS; round++) {
        long start = System.nanoTime();
        adding.forEach(line -> Command.run(line.split(" ")));
        series.add((System.nanoTime() - start) / 1e3);
        deleting.forEach(line -> Command.run(line.split(" ")));
      }
    });
    return series;
  }
}
