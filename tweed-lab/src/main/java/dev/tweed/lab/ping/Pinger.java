package dev.tweed.lab.ping;

import dev.tweed.lab.ping.PingMatrix.Cell;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.linux.ping.PingSocket;
import dev.tweed.linux.ping.SentPing;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pings from everybody to everybody, all on their way at once. */
public final class Pinger {

  /** Many at once fill queues: what gets lost is asked again. */
  private static final int ROUNDS = 3;

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
    List<Cell> cells = new ArrayList<>();
    try (Sockets sockets = new Sockets()) {
      Map<Cell, SentPing> sent = new LinkedHashMap<>();
      for (PingMember from : members) {
        for (PingMember to : members) {
          if (!from.equals(to)) {
            to.addresses().forEach(address -> sockets.ask(sent, from, to, address));
          }
        }
      }
      sockets.settle();
      for (int round = 1; round < ROUNDS && sockets.askAgain(sent); round++) {
        sockets.settle();
      }
      sent.forEach((cell, ping) ->
          cells.add(new Cell(cell.from(), cell.to(), cell.address(), ping.outcome())));
    }
    return new PingMatrix(members, cells);
  }

  /** One socket for each member and family, opened when needed. */
  private final class Sockets implements AutoCloseable {

    private record Key(PingMember member, IpFamily family) {}

    private final Map<Key, PingSocket> open = new LinkedHashMap<>();

    void ask(Map<Cell, SentPing> sent, PingMember from, PingMember to, IpAddress address) {
      Cell cell = new Cell(from, to, address, new PingOutcome.NoReply());
      sent.put(cell, send(cell));
    }

    boolean askAgain(Map<Cell, SentPing> sent) {
      boolean[] asked = {false};
      sent.replaceAll((cell, ping) -> {
        if (ping.outcome() instanceof PingOutcome.Reply) {
          return ping;
        }
        asked[0] = true;
        return send(cell);
      });
      return asked[0];
    }

    private SentPing send(Cell cell) {
      Key key = new Key(cell.from(), cell.address().family());
      return open.computeIfAbsent(key, Sockets.this::open).send(Ping.to(cell.address()));
    }

    private PingSocket open(Key key) {
      return key.member()
          .netns()
          .call(() -> {
            Sysctl.write("net/ipv4/ping_group_range", "0 0");
            return PingSocket.open(key.family(), ticker);
          });
    }

    void settle() {
      PingSocket.settle(open.values(), patience, ticker);
    }

    @Override
    public void close() {
      open.values().forEach(PingSocket::close);
    }
  }
}
