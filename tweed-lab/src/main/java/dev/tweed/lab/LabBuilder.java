package dev.tweed.lab;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.lab.build.HostNetwork;
import dev.tweed.lab.build.UnderlayCabling;
import dev.tweed.lab.build.UnderlayNeighbours;
import dev.tweed.lab.build.Workers;
import dev.tweed.lab.topology.HostSpec;
import dev.tweed.lab.topology.Overlay;
import dev.tweed.lab.topology.Topology;
import dev.tweed.linux.Netns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Builds a {@link Lab}, layer by layer: hosts, underlay, agents, containers. */
final class LabBuilder {

  private static final int CABLES_AT_ONCE = 64;

  private final Topology topology;
  private final Path netnsDirectory;
  private final Workers workers;

  LabBuilder(Topology topology, Path netnsDirectory, Workers workers) {
    this.topology = topology;
    this.netnsDirectory = netnsDirectory;
    this.workers = workers;
  }

  /** A host while it gets its parts. */
  private record Draft(HostSpec spec, Netns netns) {}

  Lab build(Stopwatch stopwatch) {
    int hosts = topology.hosts().size();
    List<Draft> drafts = stopwatch.time("hosts", this::hosts, count(hosts, "host"));
    stopwatch.time("underlay", () -> underlay(drafts), topology.underlay().toString());
    if (topology.overlay().isEmpty()) {
      return new Lab(topology, drafts.stream().map(LabBuilder::plain).toList());
    }
    Overlay overlay = topology.overlay().get();
    List<Agent> agents =
        stopwatch.time(
            "agents", () -> agents(drafts, overlay), count(hosts, "agent") + ", " + overlay);
    int pods = topology.pods().size();
    List<LabHost> done =
        stopwatch.time("containers", () -> withPods(drafts, agents), count(pods, "container"));
    return new Lab(topology, done);
  }

  private List<Draft> hosts() {
    return workers.forEach(topology.hosts(), spec -> new Draft(spec, namespace(spec.name())));
  }

  private Netns namespace(String name) {
    Netns netns = Netns.create();
    netns.nameAt(netnsDirectory.resolve(name));
    return netns;
  }

  /** While the workers configure some hosts, this thread cables the next. */
  private List<Draft> underlay(List<Draft> hosts) {
    UnderlayNeighbours neighbours =
        new UnderlayNeighbours(topology.overlay().isPresent() ? topology.hosts() : List.of());
    List<Future<?>> configured = new ArrayList<>();
    try (UnderlayCabling cabling = new UnderlayCabling(hosts.size(), topology.underlay().mtu())) {
      for (int first = 0; first < hosts.size(); first += CABLES_AT_ONCE) {
        int end = Math.min(first + CABLES_AT_ONCE, hosts.size());
        List<Draft> some = hosts.subList(first, end);
        cabling.connect(
            first,
            some.stream().map(host -> host.spec().name()).toList(),
            some.stream().map(Draft::netns).toList());
        for (int number = first; number < end; number++) {
          configured.add(configure(number, hosts.get(number), neighbours));
        }
      }
    }
    configured.forEach(Workers::result);
    return hosts;
  }

  private Future<?> configure(int number, Draft host, UnderlayNeighbours neighbours) {
    return workers.submit(
        () -> HostNetwork.configure(host.spec(), host.netns(), neighbours.knownTo(number)));
  }

  private List<Agent> agents(List<Draft> hosts, Overlay overlay) {
    ClusterStore store = EmbeddedStore.inMemory();
    new LeaseBook(store, LeaseBook.FLANNEL_PREFIX).putConfig(overlay.config(), ClusterStore.ABSENT);
    Surroundings surroundings = Surroundings.real();
    return workers.forEach(
        hosts,
        host -> {
          AgentOptions options =
              AgentOptions.forHost(host.spec().name())
                  .withNames(overlay.names())
                  .withUnderlay(UnderlayCabling.HOST_LINK)
                  .withStateDirectory(stateDirectory(host.spec().name()));
          return Agent.start(host.netns(), store, options, surroundings);
        });
  }

  /** Beside the namespaces' files, and gone with them. */
  private Path stateDirectory(String host) {
    return netnsDirectory.resolveSibling("state").resolve(host);
  }

  private List<LabHost> withPods(List<Draft> drafts, List<Agent> agents) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      numbers.add(i);
    }
    return workers.forEach(numbers, i -> withPods(drafts.get(i), agents.get(i)));
  }

  private LabHost withPods(Draft host, Agent agent) {
    List<Pod> pods = host.spec().pods().stream().map(name -> pod(name, agent)).toList();
    return new LabHost(host.spec(), host.netns(), Optional.of(agent), pods);
  }

  private Pod pod(String name, Agent agent) {
    Netns netns = namespace(name);
    long pid = netns.call(() -> waitingProcess(name)).pid();
    return new Pod(name, netns, pid, agent.attach(name, netns));
  }

  /** What a container consists of besides its namespace. It ends with the lab's pid namespace. */
  private static Process waitingProcess(String name) {
    try {
      return new ProcessBuilder("sleep", "infinity").start();
    } catch (IOException e) {
      throw new UncheckedIOException("start the process of container " + name, e);
    }
  }

  private static LabHost plain(Draft host) {
    return new LabHost(host.spec(), host.netns(), Optional.empty(), List.of());
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
