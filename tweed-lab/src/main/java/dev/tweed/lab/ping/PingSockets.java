package dev.tweed.lab.ping;

import dev.tweed.linux.Sysctl;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingSocket;
import dev.tweed.linux.ping.SentPing;
import dev.tweed.net.IpFamily;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A ping socket for each member and family, opened in the member's namespace when needed. */
final class PingSockets implements AutoCloseable {

  private record Key(String member, IpFamily family) {}

  private final Ticker ticker;
  private final Map<Key, PingSocket> open = new LinkedHashMap<>();

  PingSockets(Ticker ticker) {
    this.ticker = ticker;
  }

  SentPing send(PingMember from, Ping ping) {
    IpFamily family = ping.destination().family();
    return open.computeIfAbsent(new Key(from.name(), family), key -> open(from, family)).send(ping);
  }

  /** The namespace lets group 0 ping, which we are in, as root or as a user namespace's root. */
  private PingSocket open(PingMember member, IpFamily family) {
    return member
        .netns()
        .call(() -> {
          Sysctl.write("net/ipv4/ping_group_range", "0 0");
          return PingSocket.open(family, ticker);
        });
  }

  /** Waits until all that is on its way has come back, at most so long. */
  void settle(Duration patience) {
    PingSocket.settle(open.values(), patience, ticker);
  }

  @Override
  public void close() {
    open.values().forEach(PingSocket::close);
  }
}
