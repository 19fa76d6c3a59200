package dev.tweed.overlay;

import java.time.Duration;

/** Runs things later: the overlay's only notion of time. */
@FunctionalInterface
public interface Alarm {

  /** Runs the task once after the delay, on a thread that may block. */
  void after(Duration delay, Runnable task);
}
