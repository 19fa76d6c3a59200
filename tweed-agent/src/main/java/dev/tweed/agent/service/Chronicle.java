package dev.tweed.agent.service;

import dev.tweed.agent.AgentListener;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Settlement;
import dev.tweed.linux.Ticker;
import dev.tweed.overlay.LeaseStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What an agent's life looks like from outside: when what happened. From any thread. */
final class Chronicle implements AgentListener {

  private final Ticker ticker;
  private final InstantSource clock;
  private final Traces traces;
  private final Duration leaseTtl;
  private final Histogram convergence = new Histogram();
  private final Map<LeaseKey, Instant> changes = new ConcurrentHashMap<>();
  private volatile Optional<Instant> confirmed = Optional.empty();

  Chronicle(Ticker ticker, InstantSource clock, Traces traces, Duration leaseTtl) {
    this.ticker = ticker;
    this.clock = clock;
    this.traces = traces;
    this.leaseTtl = leaseTtl;
  }

  @Override
  public void settled(Settlement settlement) {
    traces.note(settlement);
  }

  @Override
  public void standing(LeaseStanding standing) {
    if (standing instanceof LeaseStanding.Held) {
      confirmed = Optional.of(clock.instant());
    }
  }

  @Override
  public void peerChanged(LeaseKey peer, CompletableFuture<Void> inKernel) {
    changes.put(peer, clock.instant());
    long start = ticker.nanos();
    var _ = inKernel.thenRun(() -> convergence.record(Duration.ofNanos(ticker.nanos() - start)));
  }

  /** When the peer's lease last changed, as far as this agent has seen. */
  Optional<Instant> lastChange(LeaseKey peer) {
    return Optional.ofNullable(changes.get(peer));
  }

  /** From a lease's change to the kernel holding what follows from it. */
  Histogram convergence() {
    return convergence;
  }

  /** How long the lease lasts if it is never renewed again; zero when it may have ended. */
  Optional<Duration> leaseLeft() {
    return confirmed
        .map(then -> leaseTtl.minus(Duration.between(then, clock.instant())))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }
}
