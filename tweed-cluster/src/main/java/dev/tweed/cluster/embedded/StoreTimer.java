package dev.tweed.cluster.embedded;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Time as the store sees it: a clock that only goes forward, whatever is done to the date.
 *
 * <p>Thread-safe.
 */
public interface StoreTimer {

  /** Nanoseconds since some moment; compare by subtraction. */
  long nanoTime();

  /** Runs the task once after the delay, on any thread but the caller's. */
  void after(Duration delay, Runnable task);

  /** The machine's monotonic clock. */
  static StoreTimer system() {
    return new StoreTimer() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void after(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(task);
      }
    };
  }
}
