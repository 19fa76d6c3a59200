package dev.tweed.cluster.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each grant ends, in {@link StoreTimer} nanoseconds, and the timer's call when the first one
 * does. Not thread-safe.
 */
final class Deadlines {

  private final StoreTimer timer;
  private final Runnable wake;
  private final Map<Long, Long> ends = new HashMap<>();

  /** No grant ends before this. May be too early: a grant that was kept alive does not move it. */
  private Optional<Long> earliest = Optional.empty();

  /**
   * @param wake called by the timer when {@link #due} may have something to tell
   */
  Deadlines(StoreTimer timer, Runnable wake) {
    this.timer = timer;
    this.wake = wake;
  }

  void set(long grantId, Duration ttl) {
    long end = timer.nanoTime() + ttl.toNanos();
    ends.put(grantId, end);
    if (earliest.isEmpty() || end - earliest.get() < 0) {
      callAt(end);
    }
  }

  void remove(long grantId) {
    ends.remove(grantId);
  }

  /** Time left, zero or less when over. */
  Optional<Duration> remaining(long grantId) {
    return Optional.ofNullable(ends.get(grantId))
        .map(end -> Duration.ofNanos(end - timer.nanoTime()));
  }

  /** Grants that have ended, by number; from now on they are no longer known here. */
  List<Long> due() {
    long now = timer.nanoTime();
    if (earliest.isEmpty() || earliest.get() - now > 0) {
      return List.of();
    }
    List<Long> due = new ArrayList<>();
    ends.forEach((grant, end) -> {
      if (end - now <= 0) {
        due.add(grant);
      }
    });
    due.forEach(ends::remove);
    due.sort(null);
    earliest = Optional.empty();
    ends.values().stream().min((one, other) -> Long.signum(one - other)).ifPresent(this::callAt);
    return due;
  }

  private void callAt(long end) {
    earliest = Optional.of(end);
    timer.after(Duration.ofNanos(Math.max(0, end - timer.nanoTime())), wake);
  }
}
