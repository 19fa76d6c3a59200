package dev.tweed.overlay.udp;

import dev.tweed.linux.Ticker;

/**
 * How many ICMP errors may be sent: fifty at once, a thousand in a second, as Linux does by default
 * ({@code icmp_msgs_burst}, {@code icmp_msgs_per_sec}). Not safe for use by two threads.
 */
final class ErrorBudget {

  private static final long NANOS_EACH = 1_000_000;
  private static final long MOST = 50 * NANOS_EACH;

  private final Ticker ticker;
  private long credit = MOST;
  private long last;

  ErrorBudget(Ticker ticker) {
    this.ticker = ticker;
    this.last = ticker.nanos();
  }

  /** Spends one error; false when there is none to spend. */
  boolean spend() {
    long now = ticker.nanos();
    credit = Math.min(MOST, credit + (now - last));
    last = now;
    if (credit < NANOS_EACH) {
      return false;
    }
    credit -= NANOS_EACH;
    return true;
  }
}
