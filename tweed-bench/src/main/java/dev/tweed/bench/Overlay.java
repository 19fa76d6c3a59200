package dev.tweed.bench;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.Hold;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.WriteOutcome;
import dev.tweed.host.HostObject;
import dev.tweed.host.Reconciler;
import dev.tweed.host.Settlement;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.Contribution;
import dev.tweed.overlay.LinkNames;
import dev.tweed.overlay.PeerFollower;
import dev.tweed.overlay.VxlanBackend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One host's overlay, made of the parts an agent is made of, with a hand on the form of its routes
 * and an ear at its reconciler.
 */
final class Overlay implements AutoCloseable {

  private final Netns netns = Uplink.namespace();
  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final Map<String, Long> revisions = new HashMap<>();
  private final IpFamily family;
  private final String tunnel;
  private final VxlanBackend backend;
  private final Reconciler reconciler;
  private final PeerFollower follower;
  private final Thread thread;
  private long changes;
  private long awaited = Long.MAX_VALUE;
  private CompletableFuture<Long> reached = new CompletableFuture<>();

  Overlay(Form form) {
    family = form.family();
    tunnel = LinkNames.DEFAULT.vxlan(family, Backend.Vxlan.DEFAULT.vni());
    backend =
        new VxlanBackend(
            Backend.Vxlan.DEFAULT,
            List.of(form.family()),
            Uplink.underlay(),
            LinkNames.DEFAULT,
            form.nexthopObjects());
    LeaseBook book = new LeaseBook(store, LeaseBook.FLANNEL_PREFIX);
    SubnetLease own = own(book);
    reconciler =
        netns.call(() -> new Reconciler(Kernel.ofThisThread(), System::nanoTime, this::settled));
    follower = new PeerFollower(book, own.key(), backend, reconciler, (_, task) -> task.run());
    CompletableFuture<Void> host = reconciler.desire("host", backend.host(own));
    CompletableFuture<Void> peers = follower.start();
    thread = netns.start("reconciler", reconciler::run);
    host.join();
    peers.join();
  }

  private SubnetLease own(LeaseBook book) {
    String subnet = family == IpFamily.IPV4 ? "10.128.0.0/24" : "fd10:0:0:1::/64";
    LeaseKey key = LeaseKey.of(IpPrefix.parse(subnet));
    if (book.reserve(key, backend.announcement(key, Optional.empty()))
        instanceof Hold.Held(SubnetLease lease)) {
      return lease;
    }
    throw new IllegalStateException(subnet + " is taken in an empty store");
  }

  Netns netns() {
    return netns;
  }

  /** The tunnel link's index. */
  int tunnel() {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      return rtnetlink.link(tunnel).orElseThrow().index();
    }
  }

  /**
   * Counts what the kernel holds of remote hosts, by its own lists.
   *
   * @throws IllegalStateException when that is another number
   */
  void require(int entries) {
    KernelCount.require(entries, netns, tunnel(), family);
  }

  /** What a peer is to add to the kernel. */
  List<HostObject> objects(Peer peer) {
    if (backend.peer(peer.lease()) instanceof Contribution.Objects(List<HostObject> some)) {
      return some;
    }
    throw new IllegalStateException(peer.key() + " adds nothing");
  }

  /**
   * Lets hosts appear and waits until the kernel has all of them.
   *
   * @return nanoseconds from the first write to the store to the end of the last batch
   */
  long appear(List<Peer> peers, int entries) {
    CompletableFuture<Long> done = expect(entries);
    long start = System.nanoTime();
    for (Peer peer : peers) {
      if (store.put(peer.key(), peer.json(), ClusterStore.ABSENT, ClusterStore.FOREVER)
          instanceof WriteOutcome.Applied(long revision)) {
        revisions.put(peer.key(), revision);
      }
    }
    return done.join() - start;
  }

  /** Lets hosts vanish and waits until the kernel has none of them; as {@link #appear}. */
  long vanish(List<Peer> peers, int entries) {
    CompletableFuture<Long> done = expect(entries);
    long start = System.nanoTime();
    for (Peer peer : peers) {
      store.delete(peer.key(), Objects.requireNonNull(revisions.remove(peer.key())));
    }
    return done.join() - start;
  }

  private synchronized CompletableFuture<Long> expect(int entries) {
    changes = 0;
    awaited = entries;
    reached = new CompletableFuture<>();
    return reached;
  }

  private synchronized void settled(Settlement settlement) {
    if (!settlement.failures().isEmpty()) {
      reached.completeExceptionally(new IllegalStateException(settlement.failures().toString()));
    }
    changes += settlement.changes().size();
    if (changes == awaited) {
      reached.complete(System.nanoTime());
    } else if (changes > awaited) {
      List<String> lines = new ArrayList<>();
      settlement.changes().forEach(change -> lines.add(change.toString()));
      reached.completeExceptionally(
          new IllegalStateException(changes + " changes for " + awaited + ": " + lines.getLast()));
    }
  }

  /** Stops following and listening. The kernel keeps what it has. */
  void stop() {
    follower.close();
    reconciler.close();
    store.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    netns.close();
  }
}
