package dev.tweed.overlay;

import dev.tweed.cluster.embedded.StoreTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands still until a test lets it pass, for a store and those who use it alike. */
final class ManualTime implements StoreTimer {

  private record Task(long at, Runnable run) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(now + delay.toNanos(), task));
  }

  /** How many things are still to happen. */
  synchronized int pending() {
    return tasks.size();
  }

  /** Lets time pass; what is due happens in its order, each thing at its own moment. */
  void pass(Duration time) {
    long end = nanoTime() + time.toNanos();
    for (Optional<Task> next = take(end); next.isPresent(); next = take(end)) {
      next.get().run().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Optional<Task> take(long end) {
    Optional<Task> next =
        tasks.stream()
            .filter(task -> task.at - end <= 0)
            .min(Comparator.comparingLong(task -> task.at - now));
    next.ifPresent(task -> {
      tasks.remove(task);
      now += Math.max(0, task.at - now);
    });
    return next;
  }
}
