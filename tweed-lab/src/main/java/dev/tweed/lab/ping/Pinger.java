package dev.tweed.lab.ping;

import dev.tweed.lab.ping.PingMatrix.Cell;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.linux.ping.SentPing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pings from everybody to everybody, many on their way at once. */
public final class Pinger {

  /** Fewer than the packets a processor lets wait (net.core.netdev_max_backlog, 1000). */
  private static final int AT_ONCE = 256;

  /** What gets lost in spite of that is asked again. */
  private static final int ROUNDS = 3;

  /** So few are asked once more one by one, which tells how long a ping alone takes. */
  private static final int FEW = 240;

  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final Duration patience;
  private final Ticker ticker;

  /**
   * @param patience how long to wait for the last answer of each of three rounds
   */
  public Pinger(Duration patience, Ticker ticker) {
    this.patience = patience;
    this.ticker = ticker;
  }

  /** Pings, and returns when all is answered or given up. */
  public PingMatrix ping(List<PingMember> members) {
    Map<Cell, SentPing> pings = new LinkedHashMap<>();
    List<Cell> all = pairs(members);
    try (PingSockets sockets = new PingSockets(ticker)) {
      List<Cell> open = all;
      for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
        ask(open, AT_ONCE, sockets, pings);
        sockets.settle(patience);
        open = all.stream().filter(cell -> !answered(pings.get(cell))).toList();
      }
      if (open.isEmpty() && all.size() <= FEW) {
        ask(all, 1, sockets, pings);
      }
      return new PingMatrix(
          members, all.stream().map(cell -> cell.with(outcome(pings, cell))).toList());
    }
  }

  private static List<Cell> pairs(List<PingMember> members) {
    List<Cell> pairs = new ArrayList<>();
    for (PingMember from : members) {
      for (PingMember to : members) {
        if (!from.equals(to)) {
          to.addresses()
              .forEach(
                  address -> pairs.add(new Cell(from, to, address, new PingOutcome.NoReply())));
        }
      }
    }
    return pairs;
  }

  private static void ask(
      List<Cell> cells, int atOnce, PingSockets sockets, Map<Cell, SentPing> pings) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      pings.put(cell, sockets.send(cell.from(), Ping.to(cell.address())));
      if ((i + 1) % atOnce == 0) {
        sockets.settle(BETWEEN);
      }
    }
  }

  private static PingOutcome outcome(Map<Cell, SentPing> pings, Cell cell) {
    SentPing ping = pings.get(cell);
    return ping == null ? cell.outcome() : ping.outcome();
  }

  private static boolean answered(@Nullable SentPing ping) {
    return ping != null && ping.outcome() instanceof PingOutcome.Reply;
  }
}
