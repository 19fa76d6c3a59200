package dev.tweed.cluster.store;

import java.util.Optional;

/** What became of a conditional write. */
public sealed interface WriteOutcome {

  /**
   * Written.
   *
   * @param revision the store's from now on, and the entry's
   */
  record Applied(long revision) implements WriteOutcome {}

  /**
   * Nothing was written: the entry is not at the revision the caller expected.
   *
   * @param actual what is there instead; absent when nothing is
   */
  record Conflict(Optional<Entry> actual) implements WriteOutcome {}

  /** Nothing was written: the grant has ended. */
  record GrantGone(long grantId) implements WriteOutcome {}
}
