package dev.tweed.host;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often damage is repaired without a rest. Whoever undoes each repair at once would otherwise
 * keep a core busy, and the kernel's tables in turmoil. A burst is repaired as it comes; from then
 * on the rounds are {@link #RECOVERY} apart, still far within a second.
 */
final class Stamina {

  private static final int BURST = 100;
  private static final Duration RECOVERY = Duration.ofMillis(20);

  private final LongSupplier ticker;
  private long fullAt;

  Stamina(LongSupplier ticker) {
    this.ticker = ticker;
    this.fullAt = ticker.getAsLong();
  }

  /** Notes a round of repairs. */
  void spend() {
    long now = ticker.getAsLong();
    fullAt = Math.max(fullAt - now, 0) + now + RECOVERY.toNanos();
  }

  /** How long to let notifications wait; zero while there is strength left. */
  Duration rest() {
    long owed = fullAt - ticker.getAsLong() - RECOVERY.multipliedBy(BURST).toNanos();
    return Duration.ofNanos(Math.max(0, owed));
  }
}
