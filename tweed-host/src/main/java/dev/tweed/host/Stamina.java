package dev.tweed.host;

import dev.tweed.linux.Ticker;
import java.time.Duration;

/**
 * How often damage is repaired without a rest. Whoever undoes each repair at once would otherwise
 * keep a core busy, and the kernel's tables in turmoil. A burst is repaired as it comes; from then
 * on the rounds are {@link #RECOVERY} apart, still far within a second.
 */
final class Stamina {

  private static final int BURST = 100;
  private static final Duration RECOVERY = Duration.ofMillis(20);

  private final Ticker ticker;
  private long fullAt;

  Stamina(Ticker ticker) {
    this.ticker = ticker;
    this.fullAt = ticker.nanos();
  }

  /** Notes a round of repairs, in vain or not. */
  void spend() {
    long now = ticker.nanos();
    fullAt = Math.max(fullAt - now, 0) + now + RECOVERY.toNanos();
  }

  /** How long to let notifications wait; zero while there is strength left. */
  Duration rest() {
    long owed = fullAt - ticker.nanos() - RECOVERY.multipliedBy(BURST).toNanos();
    return Duration.ofNanos(Math.max(0, owed));
  }
}
