package dev.tweed.linux;

/**
 * A clock that only moves forward, for measuring how long something took: CLOCK_MONOTONIC. Handed
 * in wherever time is measured, so that tests bring their own.
 */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since some moment that stays the same while the program runs. */
  long nanos();

  /** The machine's. */
  static Ticker system() {
    return System::nanoTime;
  }
}
