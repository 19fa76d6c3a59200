package dev.tweed.agent.service;

import dev.tweed.cluster.store.StoreException;
import dev.tweed.linux.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** How a store has been answering. From any thread. */
final class StoreHealth {

  private final Ticker ticker;
  private final InstantSource clock;
  private final Histogram latency = new Histogram();
  private volatile Optional<Instant> lastAnswer = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();

  StoreHealth(Ticker ticker, InstantSource clock) {
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Calls the store and takes note. */
  <T> T watched(Supplier<T> call) {
    long start = ticker.nanos();
    try {
      T answer = call.get();
      latency.record(Duration.ofNanos(ticker.nanos() - start));
      lastAnswer = Optional.of(clock.instant());
      failure = Optional.empty();
      return answer;
    } catch (StoreException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** When it last did what was asked. */
  Optional<Instant> lastAnswer() {
    return lastAnswer;
  }

  /** Why the last call failed; absent when it did not. */
  Optional<String> failure() {
    return failure;
  }

  /** Of the calls that were answered. */
  Histogram latency() {
    return latency;
  }
}
