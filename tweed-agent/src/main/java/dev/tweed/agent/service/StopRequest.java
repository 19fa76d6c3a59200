package dev.tweed.agent.service;

import dev.tweed.overlay.Alarm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Somebody's wish that the service ends, and the place to wait for it. From any thread. */
final class StopRequest {

  /** How to end. */
  enum Wish {
    /** Packets go on flowing. */
    STOP,
    /** Everything is taken away and the lease given back. */
    RELEASE
  }

  private final CompletableFuture<Wish> wish = new CompletableFuture<>();
  private volatile CompletableFuture<Void> pause = CompletableFuture.completedFuture(null);

  /** The first wish counts. */
  void raise(Wish what) {
    wish.complete(what);
  }

  boolean isRaised() {
    return wish.isDone();
  }

  /** Waits for a wish. */
  Wish await() {
    return wish.join();
  }

  /** Waits for a wish, a {@link #nudge}, or until the time is over. */
  void awaitFor(Duration time, Alarm alarm) {
    CompletableFuture<Void> rest = new CompletableFuture<>();
    pause = rest;
    alarm.after(time, () -> rest.complete(null));
    CompletableFuture.anyOf(wish, rest).join();
  }

  /** Ends a pause early: something has changed. */
  void nudge() {
    pause.complete(null);
  }
}
