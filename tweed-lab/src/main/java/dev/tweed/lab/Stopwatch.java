package dev.tweed.lab;

import dev.tweed.linux.Ticker;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells a {@link Progress} how long each step takes. */
final class Stopwatch {

  private final Progress progress;
  private final Ticker ticker;

  Stopwatch(Progress progress, Ticker ticker) {
    this.progress = progress;
    this.ticker = ticker;
  }

  <T> T time(String step, Supplier<T> work, String result) {
    progress.begun(step);
    long start = ticker.nanos();
    T value = work.get();
    progress.done(result, Duration.ofNanos(ticker.nanos() - start));
    return value;
  }
}
