package dev.tweed.it.net;

import dev.tweed.linux.Netns;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.linux.ping.PingSocket;
import dev.tweed.linux.ping.SentPing;
import dev.tweed.net.IpFamily;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Single pings between containers. */
public final class Pings {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Pings() {}

  /** What became of a ping, for which a neighbour may have to be found first. */
  public static PingOutcome send(LabContainer from, Ping ping) {
    return send(from.netns(), ping);
  }

  /** The same from any namespace whose {@code ping_group_range} allows it. */
  public static PingOutcome send(Netns from, Ping ping) {
    Ticker ticker = Ticker.system();
    IpFamily family = ping.destination().family();
    try (PingSocket socket = PingSocket.open(from, family, ticker)) {
      SentPing sent = socket.send(ping);
      PingSocket.settle(List.of(socket), PATIENCE, ticker);
      return sent.outcome();
    }
  }

  /** Everybody pings everybody: those pairs that failed, with the reason. */
  public static SortedMap<String, PingOutcome> failures(
      List<LabContainer> containers, IpFamily family) {
    SortedMap<String, PingOutcome> failures = new TreeMap<>();
    for (LabContainer from : containers) {
      for (LabContainer to : containers) {
        PingOutcome outcome = from == to ? null : send(from, Ping.to(to.address(family)));
        if (outcome != null && !(outcome instanceof PingOutcome.Reply)) {
          failures.put(from.attachment() + " to " + to.attachment(), outcome);
        }
      }
    }
    return failures;
  }
}
