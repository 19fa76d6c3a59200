package dev.tweed.agent;

import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.host.Difference;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostState;
import dev.tweed.host.Reconciler;
import dev.tweed.host.Settlement;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.Netns;
import dev.tweed.overlay.BridgePlan;
import dev.tweed.overlay.LeaseKeeper;
import dev.tweed.overlay.LeaseStanding;
import dev.tweed.overlay.OverlayBackend;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.PeerFollower;
import dev.tweed.overlay.SubnetChoice;
import dev.tweed.overlay.Underlay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A host's agent: takes a lease on a subnet, builds the overlay in the host's network namespace,
 * follows the other hosts, joins containers, and puts right whatever others spoil.
 *
 * <p>Everything it works with is handed in, so any number of agents live in one process without
 * sharing anything. All methods may be called from any thread.
 */
public final class Agent implements AutoCloseable {

  private static final String HOST_PART = "host";

  private final AgentOptions options;
  private final LeaseBook book;
  private final NetworkConfig config;
  private final Underlay underlay;
  private final OverlayBackend backend;
  private final Journal journal;
  private final Reconciler reconciler;
  private final LeaseKeeper keeper;
  private final SubnetLease lease;
  private final PeerFollower follower;
  private final Attachments attachments;
  private final Thread thread;

  private Agent(
      Netns netns,
      ClusterStore store,
      AgentOptions options,
      Surroundings surroundings,
      AgentListener listener) {
    this.options = options;
    this.journal = new Journal(options.host());
    book = new LeaseBook(store, options.prefix());
    config = config(book, options.prefix());
    HostSurvey survey = netns.call(() -> HostSurvey.of(options, config));
    underlay = survey.underlay();
    backend = survey.backend();
    keeper =
        new LeaseKeeper(
            book,
            new SubnetChoice(surroundings.random()),
            underlay,
            options.leaseTtl(),
            surroundings.alarm(),
            standing -> {
              journal.standing(standing);
              listener.standing(standing);
            });
    lease = keeper.acquire(config, backend, options.previous());
    reconciler =
        netns.call(() ->
            new Reconciler(
                Kernel.ofThisThread(),
                surroundings.ticker(),
                settlement -> settled(settlement, listener)));
    follower =
        new PeerFollower(
            book, lease.key(), backend, reconciler, surroundings.alarm(), listener::peerChanged);
    attachments =
        new Attachments(
            reconciler, lease.key(), options.names().bridge(), backend.mtu(), surroundings.alarm());
    // All that is desired at first is desired before the first look at the kernel: a restarted
    // agent must not take away, for an instant, what it finds from its former life.
    CompletableFuture<Void> host = reconciler.desire(HOST_PART, hostObjects());
    CompletableFuture<Void> peers = follower.start();
    thread = netns.start("tweed-" + options.host(), reconciler::run);
    try {
      Await.settled(host, options.host());
    } catch (OverlayException e) {
      release();
      throw e;
    }
    var _ = peers; // what the kernel refuses of it is in the journal, and is tried again
  }

  /**
   * Starts an agent. Returns once the host's own part of the overlay is in the kernel.
   *
   * @param netns the host's network namespace; may be closed afterwards
   * @throws OverlayException when the overlay cannot be as configured here; nothing is left behind
   * @throws dev.tweed.cluster.store.StoreException when the store fails
   * @throws dev.tweed.linux.KernelException EPERM without CAP_NET_ADMIN
   */
  public static Agent start(
      Netns netns, ClusterStore store, AgentOptions options, Surroundings surroundings) {
    return start(netns, store, options, surroundings, AgentListener.NONE);
  }

  /**
   * {@link #start(Netns, ClusterStore, AgentOptions, Surroundings)}.
   *
   * @param listener is told from the start on
   */
  public static Agent start(
      Netns netns,
      ClusterStore store,
      AgentOptions options,
      Surroundings surroundings,
      AgentListener listener) {
    return new Agent(netns, store, options, surroundings, listener);
  }

  private static NetworkConfig config(LeaseBook book, String prefix) {
    return book.read()
        .config()
        .orElseThrow(() ->
            new OverlayException(
                "the store has no network configuration at "
                    + prefix
                    + "/config; write one, such as {\"Network\":\"10.244.0.0/16\"}"));
  }

  private List<HostObject> hostObjects() {
    List<HostObject> objects = new ArrayList<>(backend.host(lease));
    objects.addAll(BridgePlan.objects(options.names().bridge(), lease.key(), backend.mtu()));
    return objects;
  }

  private void settled(Settlement settlement, AgentListener listener) {
    journal.settled(settlement);
    attachments.settled(settlement);
    listener.settled(settlement);
  }

  /** Joins a container: see {@link Attachments#attach}. */
  public Attachment attach(String container, Netns netns) {
    return attachments.attach(container, netns);
  }

  /** Takes a container off the network. No such container, no effect. */
  public void detach(String container) {
    attachments.detach(container);
  }

  public AgentStatus status() {
    return new AgentStatus(
        options.host(),
        underlay,
        journal.standing(),
        backend.mtu(),
        follower.peers(),
        attachments.list(),
        journal.repairs(),
        journal.problems());
  }

  /** The network this host takes part in. */
  public NetworkConfig config() {
    return config;
  }

  /** This host's lease, as it was got. */
  public SubnetLease lease() {
    return lease;
  }

  /** What separates the kernel from how it should be: nothing, but for moments and problems. */
  public Difference plan() {
    HostState desired = reconciler.desired().join();
    return Difference.between(desired, reconciler.observed().join());
  }

  /** The reconciler, for those who want to see its states. */
  public Reconciler reconciler() {
    return reconciler;
  }

  /**
   * Takes everything away that the agent has made, stops it and gives the lease back.
   *
   * @throws dev.tweed.cluster.store.StoreException when the store fails; the lease then runs out
   */
  public void release() {
    reconciler.clear().exceptionally(_ -> null).join();
    close();
    if (!(journal.standing() instanceof LeaseStanding.Fenced)) {
      book.release(journal.standing().lease());
    }
  }

  /**
   * Stops the agent. What it has made stays in the kernel and goes on carrying packets; the lease
   * runs out by itself.
   */
  @Override
  public void close() {
    follower.close();
    keeper.close();
    reconciler.close();
    attachments.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
