package dev.tweed.overlay;

import dev.tweed.cluster.SubnetLease;
import java.util.Optional;

/** How this host stands with its lease. */
public sealed interface LeaseStanding {

  /** The lease, as last known. */
  SubnetLease lease();

  /** It is ours. */
  record Held(SubnetLease lease) implements LeaseStanding {}

  /** It was ours when last heard of; the store does not answer, and packets go on flowing. */
  record Unconfirmed(SubnetLease lease, String reason) implements LeaseStanding {}

  /**
   * Another host has it: it lapsed while the store could not be reached. This host never takes it
   * back.
   *
   * @param by the new holder's lease, if it can be read
   */
  record Fenced(SubnetLease lease, Optional<SubnetLease> by) implements LeaseStanding {}
}
