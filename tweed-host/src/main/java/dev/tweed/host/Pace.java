package dev.tweed.host;

import dev.tweed.linux.Ticker;
import java.time.Duration;

/**
 * When to look at everything afresh without being told to: soon after something went wrong, at
 * doubling intervals, and otherwise seldom.
 */
final class Pace {

  private static final Duration SELDOM = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LATEST = Duration.ofSeconds(10);

  private final Ticker ticker;
  private Duration retry = SOON;
  private long next;

  Pace(Ticker ticker) {
    this.ticker = ticker;
    this.next = ticker.nanos();
  }

  boolean due() {
    return next - ticker.nanos() <= 0;
  }

  /** Notes that everything was looked at and what came of it. */
  void looked(boolean well) {
    Duration pause = well ? SELDOM : retry;
    Duration doubled = retry.multipliedBy(2);
    retry = well ? SOON : doubled.compareTo(LATEST) > 0 ? LATEST : doubled;
    next = ticker.nanos() + pause.toNanos();
  }

  /** Notes that something went wrong between looks. */
  void hurry() {
    next = Math.min(next - ticker.nanos(), retry.toNanos()) + ticker.nanos();
  }

  Duration untilNext() {
    return Duration.ofNanos(Math.max(0, next - ticker.nanos()));
  }
}
