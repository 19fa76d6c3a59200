package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events, up to a fixed number, each with a running number. A watch is a position in it:
 * a slow one costs nothing and delays nobody; one that falls out at the far end has to start over.
 *
 * <p>Thread-safe; has a lock of its own, so that watches and writers rarely meet.
 */
final class History {

  private static final int BATCH = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StoreEvent[] ring;

  /** Number of the oldest event kept, and of the next to come. */
  private long first;

  private long next;

  /** Events of this revision and before may be missing. */
  private long compacted;

  private boolean closed;

  /**
   * @param compacted the store's revision now: nothing is known of how it came to that
   */
  History(int capacity, long compacted) {
    this.ring = new StoreEvent[capacity];
    this.compacted = compacted;
  }

  void add(List<StoreEvent> events) {
    lock.lock();
    try {
      for (StoreEvent event : events) {
        if (next - first == ring.length) {
          compacted = revision(ring[slot(first++)]);
        }
        ring[slot(next++)] = event;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything up to now. */
  void compact() {
    lock.lock();
    try {
      while (first < next) {
        compacted = revision(ring[slot(first++)]);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The number of the first event at or after this revision; absent when some may be missing. */
  Optional<Long> position(long revision) {
    lock.lock();
    try {
      if (revision <= compacted) {
        return Optional.empty();
      }
      long low = first;
      long high = next;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (revision(ring[slot(middle)]) < revision) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return Optional.of(low);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for events from {@code position} on.
   *
   * @return at least one; none when the history was closed or has forgotten that position
   */
  List<StoreEvent> await(long position) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (position == next && !closed) {
        changed.await();
      }
      if (closed || position < first) {
        return List.of();
      }
      long end = Math.min(next, position + BATCH);
      List<StoreEvent> events = new ArrayList<>((int) (end - position));
      for (long i = position; i < end; i++) {
        events.add(ring[slot(i)]);
      }
      return events;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private int slot(long number) {
    return (int) (number % ring.length);
  }

  static long revision(StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> put.entry().revision();
      case StoreEvent.Deleted deleted -> deleted.revision();
      case StoreEvent.Resync _ -> throw new IllegalStateException("a resync is not history");
    };
  }
}
