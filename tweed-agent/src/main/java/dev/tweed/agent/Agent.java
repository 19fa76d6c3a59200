package dev.tweed.agent;

import dev.tweed.cluster.ClusterView;
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
import dev.tweed.overlay.udp.UdpTunnels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
  private final HostSurvey survey;
  private final Journal journal;
  private final Holding holding;
  private final Reconciler reconciler;
  private final PeerFollower follower;
  private final Attachments attachments;
  private @Nullable Thread thread;

  private Agent(
      Netns netns,
      AgentOptions options,
      Surroundings surroundings,
      Journal journal,
      HostSurvey survey,
      Holding holding) {
    this.options = options;
    this.journal = journal;
    this.survey = survey;
    this.holding = holding;
    reconciler =
        netns.call(() ->
            new Reconciler(
                Kernel.ofThisThread(),
                new UdpTunnels(surroundings.ticker()),
                surroundings.ticker(),
                this::settled));
    follower =
        new PeerFollower(
            holding.book(),
            lease().key(),
            survey.backend(),
            reconciler,
            surroundings.alarm(),
            journal::peerChanged);
    attachments =
        new Attachments(
            reconciler,
            lease().key(),
            options.names().bridge(),
            survey.backend().mtu(),
            surroundings.alarm());
  }

  /**
   * Starts an agent. Returns once the host's own part of the overlay is in the kernel.
   *
   * @param netns the host's network namespace; may be closed afterwards
   * @throws OverlayException when the overlay cannot be as configured here; nothing is left behind
   *     but what a former run had made
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
    LeaseBook book = new LeaseBook(store, options.prefix());
    ClusterView view = book.read();
    NetworkConfig config = config(view, options.prefix());
    HostSurvey survey = netns.call(() -> HostSurvey.of(options, config));
    Journal journal = new Journal(options.host(), listener);
    LeaseKeeper keeper =
        new LeaseKeeper(
            book,
            new SubnetChoice(surroundings.random()),
            survey.underlay(),
            options.leaseTtl(),
            surroundings.alarm(),
            journal::standing);
    boolean isNew = SubnetChoice.held(view, config, survey.underlay()).isEmpty();
    SubnetLease lease = keeper.acquire(config, survey.backend(), options.previous());
    Holding holding = new Holding(book, keeper, lease, isNew);
    try {
      Agent agent = new Agent(netns, options, surroundings, journal, survey, holding);
      agent.begin(netns, isNew);
      return agent;
    } catch (RuntimeException e) {
      holding.letGo(e);
      throw e;
    }
  }

  private static NetworkConfig config(ClusterView view, String prefix) {
    return view.config()
        .orElseThrow(() ->
            new OverlayException(
                "the store has no network configuration at "
                    + prefix
                    + "/config; write one, such as {\"Network\":\"10.244.0.0/16\"}"));
  }

  /**
   * Desires all that is desired at first, and only then lets the reconciler look at the kernel: a
   * restarted agent must not take away, for an instant, what it finds from its former life.
   *
   * @param alone whether no former run has left anything that goes on working without an agent
   */
  private void begin(Netns netns, boolean alone) {
    try {
      CompletableFuture<Void> host = reconciler.desire(HOST_PART, hostObjects());
      var _ = follower.start(); // what the kernel refuses is in the journal, and is tried again
      thread = netns.start("tweed-" + options.host(), reconciler::run);
      Await.settled(host, options.host());
    } catch (RuntimeException e) {
      if (alone && thread != null) {
        reconciler.clear().exceptionally(_ -> null).join();
      }
      close();
      throw e;
    }
  }

  private List<HostObject> hostObjects() {
    OverlayBackend backend = survey.backend();
    List<HostObject> objects = new ArrayList<>(backend.host(lease()));
    objects.addAll(BridgePlan.objects(options.names().bridge(), lease().key(), backend.mtu()));
    return objects;
  }

  private void settled(Settlement settlement) {
    journal.settled(settlement);
    attachments.settled(settlement);
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
        survey.underlay(),
        journal.standing(),
        survey.backend().mtu(),
        follower.peers(),
        attachments.list(),
        journal.repairs(),
        journal.problems());
  }

  /** The network this host takes part in. */
  public NetworkConfig config() {
    return survey.config();
  }

  /** This host's lease, as it was got. */
  public SubnetLease lease() {
    return holding.lease();
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
      holding.book().release(journal.standing().lease());
    }
  }

  /**
   * Stops the agent. What it has made stays in the kernel and goes on carrying packets; the lease
   * runs out by itself.
   */
  @Override
  public void close() {
    follower.close();
    holding.keeper().close();
    reconciler.close();
    awaitEnd();
    attachments.close();
  }

  private void awaitEnd() {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
