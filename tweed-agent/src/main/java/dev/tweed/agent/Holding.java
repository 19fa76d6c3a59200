package dev.tweed.agent;

import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.overlay.LeaseKeeper;

/**
 * A lease that a starting agent holds, and may have to let go of when the start fails.
 *
 * @param isNew whether it was taken by this start, not found from a former run
 */
record Holding(LeaseBook book, LeaseKeeper keeper, SubnetLease lease, boolean isNew) {

  /**
   * Stops renewing, and gives a new lease back: an old one has a network behind it that goes on
   * working.
   *
   * @param reason for letting go; is told when that fails, too
   */
  void letGo(RuntimeException reason) {
    keeper.close();
    if (!isNew) {
      return;
    }
    try {
      book.release(lease);
    } catch (StoreException e) {
      reason.addSuppressed(e); // the lease runs out by itself
    }
  }
}
