package dev.tweed.cluster;

import java.util.Optional;

/** What became of the wish to hold a subnet. */
public sealed interface Hold {

  /** The caller holds it; use this lease, not an older one, from now on. */
  record Held(SubnetLease lease) implements Hold {}

  /**
   * The caller does not hold it: somebody else does, or nobody.
   *
   * @param by the lease that is there now, if it can be read
   */
  record NotHeld(Optional<SubnetLease> by) implements Hold {}
}
