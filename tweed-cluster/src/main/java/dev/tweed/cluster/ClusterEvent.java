package dev.tweed.cluster;

import java.util.Optional;

/** One change of what all hosts agreed on, as {@link LeaseBook#watch} tells it. */
public sealed interface ClusterEvent {

  /** A lease is new, or its value or its grant changed. */
  record LeasePut(SubnetLease lease) implements ClusterEvent {}

  /** A lease was released or ended. */
  record LeaseRemoved(LeaseKey key, long revision) implements ClusterEvent {}

  /** There is a new network configuration. */
  record ConfigPut(NetworkConfig config, long revision) implements ClusterEvent {}

  /** There is no network configuration any more. */
  record ConfigRemoved(long revision) implements ClusterEvent {}

  /**
   * An entry was written that cannot be read: whatever was there before is no more.
   *
   * @param lease which lease it was, if it was one and at least its key can be read
   */
  record Unreadable(ClusterView.Problem problem, Optional<LeaseKey> lease)
      implements ClusterEvent {}

  /** The last event: changes were missed. Read everything again, then watch from there. */
  record Resync(String reason) implements ClusterEvent {}
}
