package dev.tweed.cluster.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that stands still until a test lets it pass. */
final class ManualTimer implements StoreTimer {

  private record Task(long at, Runnable run) {}

  private final List<Task> tasks = new ArrayList<>();

  /** Close to where a long ends, so that comparing without subtracting would show. */
  private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(now + delay.toNanos(), task));
  }

  void pass(Duration time) {
    takeDue(time).forEach(Runnable::run);
  }

  private synchronized List<Runnable> takeDue(Duration time) {
    now += time.toNanos();
    List<Task> due = tasks.stream().filter(task -> task.at() - now <= 0).toList();
    tasks.removeAll(due);
    return due.stream()
        .sorted(Comparator.comparingLong(task -> task.at() - now))
        .map(Task::run)
        .toList();
  }
}
