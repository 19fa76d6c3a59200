package dev.tweed.agent;

import dev.tweed.overlay.OverlayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the reconciler. */
final class Await {

  private Await() {}

  /**
   * Waits until the kernel holds what was desired.
   *
   * @param what of whose, for the message
   * @throws OverlayException with the reasons, when some of it cannot be had
   */
  static void settled(CompletableFuture<Void> desired, String what) {
    try {
      desired.join();
    } catch (CompletionException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new OverlayException(what + ": " + reason.getMessage());
    }
  }
}
