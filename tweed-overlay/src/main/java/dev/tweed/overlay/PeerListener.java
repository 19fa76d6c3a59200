package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import java.util.concurrent.CompletableFuture;

/** Is told of peers that come, change and go, on the thread that heard of it. */
@FunctionalInterface
public interface PeerListener {

  /**
   * A peer's lease was put or removed.
   *
   * @param inKernel completes on the reconciler's thread when the kernel holds what follows from
   *     it, or exceptionally when some of that cannot be had
   */
  void changed(LeaseKey peer, CompletableFuture<Void> inKernel);
}
