package dev.tweed.overlay;

import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.Hold;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets a host its lease and keeps it: renews it three times in its life, puts it back when the
 * store has lost it, and lets go when another host has it.
 */
public final class LeaseKeeper implements AutoCloseable {

  /** A race for one subnet has one loser a round; this many in a row is no race. */
  private static final int MOST_ATTEMPTS = 50;

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final LeaseBook book;
  private final SubnetChoice choice;
  private final Duration ttl;
  private final Alarm alarm;
  private final Consumer<LeaseStanding> listener;
  private final Underlay underlay;
  private volatile boolean closed;

  /**
   * @param ttl how long the lease outlives the host's last word
   * @param listener is told of every change of standing
   */
  public LeaseKeeper(
      LeaseBook book,
      SubnetChoice choice,
      Underlay underlay,
      Duration ttl,
      Alarm alarm,
      Consumer<LeaseStanding> listener) {
    this.book = book;
    this.choice = choice;
    this.underlay = underlay;
    this.ttl = ttl;
    this.alarm = alarm;
    this.listener = listener;
  }

  /**
   * Gets a lease and goes on renewing it.
   *
   * @param previous the subnets the host had last time
   * @throws StoreException when the store fails
   * @throws OverlayException when no subnet is to be had
   */
  public SubnetLease acquire(
      NetworkConfig config, OverlayBackend backend, Optional<LeaseKey> previous) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (attempt(config, backend, previous) instanceof Hold.Held held) {
        return kept(held.lease());
      }
    }
    throw new OverlayException(
        "no subnet after "
            + MOST_ATTEMPTS
            + " attempts: another host was quicker each time; look for hosts that share an address with "
            + underlay.link());
  }

  private Hold attempt(NetworkConfig config, OverlayBackend backend, Optional<LeaseKey> previous) {
    ClusterView view = book.read();
    Optional<SubnetLease> held = SubnetChoice.held(view, config, underlay);
    if (held.isPresent()) {
      SubnetLease lease = held.get();
      LeaseValue value = backend.announcement(lease.key(), Optional.of(lease.value()));
      return value.equals(lease.value()) ? book.renew(lease) : book.update(lease, value);
    }
    LeaseKey key = choice.free(view, config, previous);
    return book.acquire(key, backend.announcement(key, Optional.empty()), ttl);
  }

  private SubnetLease kept(SubnetLease lease) {
    listener.accept(new LeaseStanding.Held(lease));
    if (!lease.isReservation()) {
      alarm.after(ttl.dividedBy(3), () -> renew(lease));
    }
    return lease;
  }

  private void renew(SubnetLease lease) {
    if (closed) {
      return;
    }
    try {
      switch (book.renew(lease)) {
        case Hold.Held held -> kept(held.lease());
        case Hold.NotHeld lost -> recover(lease, lost.by());
      }
    } catch (StoreException e) {
      listener.accept(new LeaseStanding.Unconfirmed(lease, String.valueOf(e.getMessage())));
      alarm.after(RETRY, () -> renew(lease));
    }
  }

  /** The lease is not as it was: rewritten by ourselves, gone, or another host's. */
  private void recover(SubnetLease lease, Optional<SubnetLease> by) {
    if (by.isPresent() && SubnetChoice.sameHost(by.get().value(), underlay)) {
      kept(by.get());
      return;
    }
    Hold hold =
        by.isPresent() ? new Hold.NotHeld(by) : book.acquire(lease.key(), lease.value(), ttl);
    switch (hold) {
      case Hold.Held held -> kept(held.lease());
      case Hold.NotHeld lost -> listener.accept(new LeaseStanding.Fenced(lease, lost.by()));
    }
  }

  /** Stops renewing. The lease runs out by itself; see {@link LeaseBook#release}. */
  @Override
  public void close() {
    closed = true;
  }
}
