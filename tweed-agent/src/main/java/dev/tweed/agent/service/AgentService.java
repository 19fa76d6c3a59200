package dev.tweed.agent.service;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.agent.control.ControlServer;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.WriteOutcome;
import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.SubnetEnv;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent as a service: it waits for what it needs, runs until told to stop, answers on its
 * control socket all the while, and tells the service manager how it is doing.
 *
 * <p>Stopping leaves the kernel as it is and the lease to run out, so that a restart, an upgrade or
 * a crash drops no packet; the next start adopts what it finds.
 */
public final class AgentService {

  private static final Logger LOG = LoggerFactory.getLogger(AgentService.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final AgentSettings settings;
  private final Surroundings surroundings;
  private final InstantSource clock;
  private final NotifySocket manager;
  private final StoreHealth health;
  private final Traces traces;
  private final Chronicle chronicle;
  private final StopRequest stop = new StopRequest();
  private volatile @Nullable ClusterStore store;
  private volatile ServiceState state;

  /** Nothing happens before {@link #run}. */
  public AgentService(
      AgentSettings settings,
      Surroundings surroundings,
      InstantSource clock,
      NotifySocket manager) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.clock = clock;
    this.manager = manager;
    this.health = new StoreHealth(surroundings.ticker(), clock);
    this.traces = Traces.beside(settings.socket());
    this.chronicle =
        new Chronicle(surroundings.ticker(), clock, traces, settings.options().leaseTtl());
    this.state = new ServiceState.Waiting("starting", clock.instant());
  }

  /**
   * Runs in the calling thread's network namespace until {@link #stop}.
   *
   * @throws KernelException EPERM without CAP_NET_ADMIN
   * @throws IllegalStateException when an agent answers on the control socket already
   */
  public void run() {
    AgentReport report = new AgentReport(settings, health, chronicle);
    AgentControl answers = new AgentControl(() -> state, this::cluster, report, stop);
    try (ControlServer control = ControlServer.open(settings.socket());
        HealthServer web = web()) {
      LOG.debug("answering on {} and {}", settings.socket(), web);
      Thread.ofPlatform()
          .daemon()
          .name("control-accept")
          .start(() -> control.serve(answers::answer));
      until(this::openStore).ifPresent(this::withStore);
    }
  }

  /** Absent when none is wanted, and when it cannot be: packets matter more than numbers. */
  private @Nullable HealthServer web() {
    try {
      return settings.listen().map(this::listen).orElse(null);
    } catch (UncheckedIOException e) {
      LOG.error("no health and metrics: {}: {}", e.getMessage(), e.getCause());
      return null;
    }
  }

  private HealthServer listen(InetSocketAddress address) {
    AgentMetrics metrics = new AgentMetrics(health, chronicle);
    return new HealthServer(
        address,
        () -> Health.liveness(state),
        () -> Health.readiness(state),
        () -> metrics.of(state));
  }

  /** Ends {@link #run}. From any thread. */
  public void stop() {
    stop.raise(settings.releaseOnExit() ? StopRequest.Wish.RELEASE : StopRequest.Wish.STOP);
  }

  private ClusterStore openStore() {
    return new WatchedStore(health.watched(settings.store()::open), health);
  }

  private void withStore(ClusterStore open) {
    try (open) {
      store = open;
      until(() -> start(open)).ifPresent(this::withAgent);
    } finally {
      store = null;
    }
  }

  private Agent start(ClusterStore open) {
    LeaseBook book = new LeaseBook(open, settings.options().prefix());
    requireNetwork(book);
    AgentOptions options =
        settings.options().withPrevious(settings.subnetFile().flatMap(SubnetEnv::previous));
    try (Netns here = Netns.current()) {
      return Agent.start(here, open, options, surroundings, chronicle);
    }
  }

  /** Writes the network that was handed in, if there is none. */
  private void requireNetwork(LeaseBook book) {
    ClusterView view = book.read();
    String key = settings.options().prefix() + "/config";
    if (view.config().isPresent()) {
      return;
    }
    if (view.configRevision() != 0) {
      throw new OverlayException(
          view.problems().stream()
              .filter(problem -> problem.key().equals(key))
              .map(problem -> problem + "; correct it by tweed network set")
              .findFirst()
              .orElse(key + " cannot be read"));
    }
    if (settings.network().isEmpty()) {
      throw new OverlayException(
          "no network configured: nothing at "
              + key
              + " in "
              + settings.store()
              + "; tweed network set '{\"Network\":\"10.244.0.0/16\"}'");
    }
    if (book.putConfig(settings.network().get(), 0) instanceof WriteOutcome.Applied) {
      LOG.info("wrote {} to {}", settings.network().get().toJson(), key);
    }
  }

  private void withAgent(Agent agent) {
    writeSubnetFile(agent);
    state = new ServiceState.Running(agent, clock.instant());
    String status = agent.lease().label() + " by " + agent.config().backend().type();
    manager.ready(status);
    LOG.info("ready: {}", status);
    new Watchdog(manager, agent.reconciler(), surroundings.alarm(), stop::isRaised).start();
    StopRequest.Wish wish = stop.await();
    state = new ServiceState.Stopping(clock.instant());
    manager.stopping();
    if (wish == StopRequest.Wish.RELEASE) {
      release(agent);
      LOG.info("stopped: released {}", agent.lease().key());
    } else {
      agent.close();
      LOG.info("stopped: packets go on flowing");
    }
  }

  private void writeSubnetFile(Agent agent) {
    settings
        .subnetFile()
        .ifPresent(file -> {
          SubnetEnv env =
              SubnetEnv.of(agent.config(), agent.lease().key(), agent.status().mtu(), false);
          traces.noteSubnetFile(file, env.text());
          try {
            env.writeTo(file);
          } catch (UncheckedIOException e) {
            LOG.error(
                "{}: {}; container runtimes are not told of the subnet",
                e.getMessage(),
                e.getCause());
          }
        });
  }

  private void release(Agent agent) {
    try {
      agent.release();
    } catch (StoreException e) {
      LOG.warn("the lease is not given back, and runs out: {}", e.getMessage());
    }
    Reset.files(traces, settings.socket()).forEach(Reset.Step::run);
  }

  /**
   * Tries until it works or the service is to stop; what is in the way is logged once and shown by
   * {@code tweed status}.
   */
  private <T> Optional<T> until(Supplier<T> attempt) {
    while (!stop.isRaised()) {
      try {
        return Optional.of(attempt.get());
      } catch (OverlayException | StoreException e) {
        waitBecause(String.valueOf(e.getMessage()));
      } catch (KernelException e) {
        if (e.errno().equals(Errno.EPERM)) {
          throw e;
        }
        waitBecause(String.valueOf(e.getMessage()));
      }
      stop.awaitFor(RETRY, surroundings.alarm());
    }
    return Optional.empty();
  }

  private void waitBecause(String reason) {
    if (state instanceof ServiceState.Waiting before && before.reason().equals(reason)) {
      return;
    }
    LOG.warn("waiting: {}", reason);
    state = new ServiceState.Waiting(reason, clock.instant());
    manager.telling("waiting: " + reason);
  }

  private ClusterAnswers cluster() {
    ClusterStore open = store;
    if (open == null) {
      throw new IllegalStateException("the store is not open: " + settings.store());
    }
    return new ClusterAnswers(new LeaseBook(open, settings.options().prefix()));
  }
}
