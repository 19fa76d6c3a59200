package dev.tweed.host;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When to look at everything afresh without being told to: soon after something went wrong, at
 * doubling intervals, and otherwise seldom.
 */
final class Pace {

  private static final Duration SELDOM = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LATEST = Duration.ofSeconds(10);

  private final LongSupplier ticker;
  private Duration retry = SOON;
  private long next;

  Pace(LongSupplier ticker) {
    this.ticker = ticker;
    this.next = ticker.getAsLong();
  }

  boolean due() {
    return next - ticker.getAsLong() <= 0;
  }

  /** Notes that everything was looked at and what came of it. */
  void looked(boolean well) {
    Duration pause = well ? SELDOM : retry;
    Duration doubled = retry.multipliedBy(2);
    retry = well ? SOON : doubled.compareTo(LATEST) > 0 ? LATEST : doubled;
    next = ticker.getAsLong() + pause.toNanos();
  }

  /** Notes that something went wrong between looks. */
  void hurry() {
    next = Math.min(next - ticker.getAsLong(), retry.toNanos()) + ticker.getAsLong();
  }

  Duration untilNext() {
    return Duration.ofNanos(Math.max(0, next - ticker.getAsLong()));
  }
}
