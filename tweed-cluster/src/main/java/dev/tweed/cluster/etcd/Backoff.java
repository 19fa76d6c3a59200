package dev.tweed.cluster.etcd;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: from 100 ms, doubled each time, up to 5 s; each shortened
 * by up to half at random, so that thousands of hosts do not come back at one moment. Not
 * thread-safe.
 */
final class Backoff {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = SHORTEST;

  Duration next() {
    Duration whole = next;
    Duration doubled = whole.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    long millis = whole.toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  /** It worked. */
  void reset() {
    next = SHORTEST;
  }
}
