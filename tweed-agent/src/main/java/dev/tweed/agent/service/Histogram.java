package dev.tweed.agent.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often something took how long, in buckets. From any thread. */
final class Histogram {

  private static final List<Duration> BOUNDS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toList();

  /** One for each bound, and one beyond. */
  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.size() + 1);

  private final LongAdder nanos = new LongAdder();

  void record(Duration took) {
    int bucket = 0;
    while (bucket < BOUNDS.size() && took.compareTo(BOUNDS.get(bucket)) > 0) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    nanos.add(took.toNanos());
  }

  long count() {
    long sum = 0;
    for (int bucket = 0; bucket < counts.length(); bucket++) {
      sum += counts.get(bucket);
    }
    return sum;
  }

  /** Adds a family of this name, in seconds. */
  void writeTo(Exposition out, String name, String help) {
    out.family(name, "histogram", help);
    long within = 0;
    for (int bucket = 0; bucket < BOUNDS.size(); bucket++) {
      within += counts.get(bucket);
      double bound = BOUNDS.get(bucket).toNanos() / 1e9;
      out.sample(name + "_bucket", "le", Double.toString(bound), within);
    }
    long all = within + counts.get(BOUNDS.size());
    out.sample(name + "_bucket", "le", "+Inf", all);
    out.sample(name + "_sum", nanos.sum() / 1e9);
    out.sample(name + "_count", all);
  }
}
