package dev.tweed.cluster.etcd;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time, which a real etcd needs to end a grant or to start; nothing announces either. */
final class Pause {

  private Pause() {}

  static void of(Duration time) {
    try {
      boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
      if (never) {
        throw new AssertionError("nobody counts it down");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
