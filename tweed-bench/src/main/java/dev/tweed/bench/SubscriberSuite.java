package dev.tweed.bench;

import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.Rtm;
import java.util.List;

/** What somebody who listens costs those who make changes, with and without an echo filter. */
final class SubscriberSuite implements Suite {

  private static final int WARM_UP = 5;
  private static final int ROUNDS = 9;
  private static final Form FORM = Form.NEXTHOPS;

  @Override
  public void run(Table table) {
    Progress.of("bare netlink with a subscriber");
    List<Peer> peers = Peer.many(FORM.family(), BurstSuite.PEERS);
    try (BareBurst quiet = new BareBurst(FORM, peers);
        BareBurst heard = new BareBurst(FORM, peers);
        BareBurst filtered = new BareBurst(FORM, peers);
        NetlinkSubscription all = subscribe(heard);
        NetlinkSubscription others = subscribe(filtered)) {
      others.leaveOut(
          filtered.port(), Rtm.NEWNEIGH, Rtm.DELNEIGH, Rtm.NEWNEXTHOP, Rtm.NEWROUTE, Rtm.DELROUTE);
      Series alone = Series.millis();
      Series withAll = Series.millis();
      Series reading = Series.millis();
      Series withOthers = Series.millis();
      Series readingOthers = Series.millis();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        add(quiet, alone, round);
        add(heard, withAll, round);
        read(all, reading, round);
        add(filtered, withOthers, round);
        read(others, readingOthers, round);
        List.of(quiet, heard, filtered).forEach(BareBurst::delete);
        all.drain(_ -> {});
        others.drain(_ -> {});
      }
      String what = "20,000 bare changes, ";
      table.add(Row.of(what + "with a subscriber", withAll, "without", alone, ""));
      table.add(Row.of(what + "with a filtered one", withOthers, "without", alone, ""));
      table.add(Row.of("  receiving all of it", reading, "what is left", readingOthers, ""));
    }
  }

  private static NetlinkSubscription subscribe(BareBurst burst) {
    return NetlinkSubscription.open(
        burst.netns(), Netlink.ROUTE, Rtm.GROUP_NEIGH, Rtm.GROUP_NEXTHOP, Rtm.GROUP_IPV4_ROUTE);
  }

  private static void add(BareBurst burst, Series series, int round) {
    long took = burst.add().values().stream().mapToLong(Long::longValue).sum();
    if (round >= 0) {
      series.addNanos(took);
    }
  }

  private static void read(NetlinkSubscription subscription, Series series, int round) {
    long start = System.nanoTime();
    subscription.drain(_ -> {});
    if (round >= 0) {
      series.addNanos(System.nanoTime() - start);
    }
  }
}
