package dev.tweed.overlay.udp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** A tunnel's counters. From any thread. */
final class Counters {

  private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

  void add(Count count, int packets) {
    counts.addAndGet(count.ordinal(), packets);
  }

  Map<Count, Long> snapshot() {
    Map<Count, Long> snapshot = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      snapshot.put(count, counts.get(count.ordinal()));
    }
    return snapshot;
  }
}
