package dev.tweed.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and SIGINT as a wish: they end a service in order, and the process with exit code 0
 * rather than Java's 143.
 */
final class StopSignal {

  /** Longer than any orderly end takes; a service manager waits 90 s before it kills. */
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch end = new CountDownLatch(1);

  private StopSignal() {}

  /** Calls this when the signal comes. */
  static StopSignal calling(Runnable stop) {
    StopSignal signal = new StopSignal();
    Thread hook = Thread.ofPlatform().unstarted(() -> signal.received(stop));
    Runtime.getRuntime().addShutdownHook(hook);
    return signal;
  }

  private void received(Runnable stop) {
    if (end.getCount() == 0) {
      return; // it has ended by itself, with an exit code of its own
    }
    stop.run();
    try {
      boolean inTime = end.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? ExitCodes.FINE : ExitCodes.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The service has ended, for whatever reason. */
  void obeyed() {
    end.countDown();
  }
}
