package dev.tweed.overlay;

import dev.tweed.cluster.ClusterEvent;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.host.HostObject;
import dev.tweed.host.Reconciler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the leases of the other hosts and desires, for each, a part of the host's state. An entry
 * that cannot be read, or that does not fit, adds nothing and is named once in the log.
 */
public final class PeerFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeerFollower.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final LeaseBook book;
  private final LeaseKey own;
  private final OverlayBackend backend;
  private final Reconciler reconciler;
  private final Alarm alarm;
  private final PeerListener listener;
  private final Map<LeaseKey, SubnetLease> peers = new TreeMap<>();
  private @Nullable Watch watch;
  private boolean closed;

  public PeerFollower(
      LeaseBook book, LeaseKey own, OverlayBackend backend, Reconciler reconciler, Alarm alarm) {
    this(book, own, backend, reconciler, alarm, (_, _) -> {});
  }

  /**
   * @param listener is told of every change of a peer
   */
  public PeerFollower(
      LeaseBook book,
      LeaseKey own,
      OverlayBackend backend,
      Reconciler reconciler,
      Alarm alarm,
      PeerListener listener) {
    this.book = book;
    this.own = own;
    this.backend = backend;
    this.reconciler = reconciler;
    this.alarm = alarm;
    this.listener = listener;
  }

  /**
   * Reads the leases and goes on following them.
   *
   * @return completes when the kernel holds what the leases that are there now add
   * @throws StoreException when the store fails
   */
  public CompletableFuture<Void> start() {
    return follow(book.read());
  }

  private synchronized CompletableFuture<Void> follow(ClusterView view) {
    view.problems().forEach(problem -> LOG.warn("skipped: {}", problem));
    Set<LeaseKey> gone = new HashSet<>(peers.keySet());
    gone.removeAll(view.leases().keySet());
    gone.forEach(this::removed);
    List<CompletableFuture<Void>> settled = new ArrayList<>();
    view.leases().values().forEach(lease -> settled.add(put(lease)));
    if (!closed) {
      watch = book.watch(view.revision() + 1, this::accept);
    }
    return CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new));
  }

  private synchronized void accept(ClusterEvent event) {
    if (closed) {
      return;
    }
    switch (event) {
      case ClusterEvent.LeasePut put -> {
        var _ = put(put.lease()); // what the kernel refuses, the reconciler reports
      }
      case ClusterEvent.LeaseRemoved removed -> removed(removed.key());
      case ClusterEvent.ConfigPut _ ->
          LOG.warn("the network configuration changed; restart the agent to take it up");
      case ClusterEvent.ConfigRemoved _ -> LOG.warn("the network configuration is gone");
      case ClusterEvent.Unreadable unreadable -> {
        LOG.warn("skipped: {}", unreadable.problem());
        unreadable.lease().ifPresent(this::removed);
      }
      case ClusterEvent.Resync resync -> {
        LOG.info("reading all leases again: {}", resync.reason());
        alarm.after(Duration.ZERO, this::resume);
      }
    }
  }

  private void resume() {
    try {
      var _ = follow(book.read());
    } catch (StoreException e) {
      LOG.warn("cannot read the leases, packets go on flowing: {}", e.getMessage());
      alarm.after(RETRY, this::resume);
    }
  }

  private CompletableFuture<Void> put(SubnetLease lease) {
    if (lease.key().equals(own)) {
      return CompletableFuture.completedFuture(null);
    }
    boolean changed = !lease.equals(peers.put(lease.key(), lease));
    CompletableFuture<Void> inKernel = reconciler.desire(part(lease.key()), objects(lease));
    if (changed) {
      listener.changed(lease.key(), inKernel);
    }
    return inKernel;
  }

  private List<HostObject> objects(SubnetLease lease) {
    Contribution contribution =
        lease.key().overlaps(own)
            ? new Contribution.None(
                "lease " + lease.label() + " overlaps this host's own " + own + "; skipped")
            : backend.peer(lease);
    return switch (contribution) {
      case Contribution.Objects some -> some.objects();
      case Contribution.None none -> {
        LOG.warn("{}", none.reason());
        yield List.of();
      }
    };
  }

  private void removed(LeaseKey key) {
    if (peers.remove(key) != null) {
      listener.changed(key, reconciler.desire(part(key), List.of()));
    }
  }

  private static String part(LeaseKey key) {
    return "peer/" + key.text();
  }

  /** The other hosts' leases, by subnet. */
  public synchronized List<SubnetLease> peers() {
    return List.copyOf(peers.values());
  }

  /** Stops following. What was desired stays desired. */
  @Override
  public void close() {
    Watch running;
    synchronized (this) {
      closed = true;
      running = watch;
    }
    if (running != null) {
      running.close();
    }
  }
}
