package dev.tweed.cluster;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The network's configuration and leases in a {@link ClusterStore}, in flannel's layout, so that
 * flannel and Tweed hosts can share one network.
 *
 * <p>Thread-safe, without state of its own. Every method throws {@link StoreException} when the
 * store fails; whether a subnet could be had is a {@link Hold}.
 */
public final class LeaseBook {

  /** Where flannel keeps its keys unless told otherwise. */
  public static final String FLANNEL_PREFIX = "/coreos.com/network";

  private final ClusterStore store;
  private final Layout layout;

  /**
   * @param prefix of all keys, without a slash at the end
   */
  public LeaseBook(ClusterStore store, String prefix) {
    this.store = store;
    this.layout = new Layout(prefix);
  }

  /** Configuration and leases at one moment. */
  public ClusterView read() {
    Listing listing = store.list(layout.root());
    return layout.view(listing);
  }

  /**
   * Replaces the configuration if it is still the one the caller knows.
   *
   * @param expectedRevision {@link ClusterView#configRevision}; 0: only if there is none yet
   */
  public WriteOutcome putConfig(NetworkConfig config, long expectedRevision) {
    return store.put(layout.config(), config.toJson(), expectedRevision, ClusterStore.FOREVER);
  }

  /**
   * Takes a subnet that nobody holds, for {@code ttl} at a time.
   *
   * <p>The store compares keys, not addresses: that the subnet overlaps no other lease is for the
   * caller to see to, from a {@link ClusterView}.
   */
  public Hold acquire(LeaseKey key, LeaseValue value, Duration ttl) {
    Grant grant = store.grant(ttl);
    WriteOutcome outcome =
        store.put(layout.lease(key), value.toJson(), ClusterStore.ABSENT, grant.id());
    if (outcome instanceof WriteOutcome.GrantGone) {
      throw new StoreException(
          StoreException.Kind.TIMEOUT,
          "lease %s: the store took longer than the lease's own %s; try again, or give it longer"
              .formatted(key, ttl));
    }
    if (outcome instanceof WriteOutcome.Conflict) {
      store.revoke(grant.id());
    }
    return hold(key, value, grant.id(), outcome);
  }

  /** Takes a subnet that nobody holds, for good. */
  public Hold reserve(LeaseKey key, LeaseValue value) {
    WriteOutcome outcome =
        store.put(layout.lease(key), value.toJson(), ClusterStore.ABSENT, ClusterStore.FOREVER);
    return hold(key, value, ClusterStore.FOREVER, outcome);
  }

  /** Gives the lease its whole time again, if it is still as the caller knows it. */
  public Hold renew(SubnetLease lease) {
    boolean alive = lease.isReservation() || store.keepAlive(lease.grantId()).isPresent();
    Optional<Entry> actual = store.read(layout.lease(lease.key()));
    boolean unchanged = actual.isPresent() && actual.get().revision() == lease.revision();
    return alive && unchanged ? new Hold.Held(lease) : new Hold.NotHeld(readable(actual));
  }

  /** Tells the others something new of this host, if the lease is still as the caller knows it. */
  public Hold update(SubnetLease lease, LeaseValue value) {
    WriteOutcome outcome =
        store.put(layout.lease(lease.key()), value.toJson(), lease.revision(), lease.grantId());
    return hold(lease.key(), value, lease.grantId(), outcome);
  }

  /** Gives the subnet back, if the lease is still as the caller knows it. */
  public void release(SubnetLease lease) {
    WriteOutcome outcome = store.delete(layout.lease(lease.key()), lease.revision());
    if (outcome instanceof WriteOutcome.Applied && !lease.isReservation()) {
      store.revoke(lease.grantId());
    }
  }

  /** How long the lease still lasts; absent for a reservation and for one that has ended. */
  public Optional<Duration> remaining(SubnetLease lease) {
    return lease.isReservation() ? Optional.empty() : store.remaining(lease.grantId());
  }

  /**
   * Tells of every change, in order, from {@code fromRevision} on: one more than {@link
   * ClusterView#revision}. For threads and the end of a watch see {@link ClusterStore#watch}.
   */
  public Watch watch(long fromRevision, Consumer<ClusterEvent> listener) {
    return store.watch(
        layout.root(), fromRevision, event -> layout.event(event).ifPresent(listener));
  }

  private Hold hold(LeaseKey key, LeaseValue value, long grantId, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Applied applied ->
          new Hold.Held(new SubnetLease(key, value, grantId, applied.revision()));
      case WriteOutcome.Conflict conflict -> new Hold.NotHeld(readable(conflict.actual()));
      case WriteOutcome.GrantGone _ -> new Hold.NotHeld(Optional.empty());
    };
  }

  private Optional<SubnetLease> readable(Optional<Entry> entry) {
    return entry.flatMap(layout::readableLease);
  }
}
