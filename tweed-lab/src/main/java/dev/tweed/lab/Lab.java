package dev.tweed.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.build.Workers;
import dev.tweed.lab.ping.PingMatrix;
import dev.tweed.lab.ping.PingMember;
import dev.tweed.lab.ping.Pinger;
import dev.tweed.lab.topology.Topology;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Ticker;
import dev.tweed.net.IpPrefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lab that runs: hosts in network namespaces, joined by an underlay whose bridges are in the
 * namespace of the thread that brought it up. It has no leg outside, and ends with the process.
 */
public final class Lab {

  private static final Duration PING_PATIENCE = Duration.ofSeconds(1);

  private final Topology topology;
  private final List<LabHost> hosts;

  Lab(Topology topology, List<LabHost> hosts) {
    this.topology = topology;
    this.hosts = List.copyOf(hosts);
  }

  /**
   * Builds a lab in the calling thread's network namespace, which should be a fresh one.
   *
   * @param netnsDirectory gets a file for every host and container, as {@code ip netns} has them
   */
  public static Lab up(Topology topology, Path netnsDirectory, Progress progress) {
    try (Workers workers = new Workers()) {
      return new LabBuilder(topology, netnsDirectory, workers)
          .build(new Stopwatch(progress, Ticker.system()));
    }
  }

  public List<LabHost> hosts() {
    return hosts;
  }

  /** What the lab consists of, for people and programs. */
  public ObjectNode status() {
    return LabStatus.of(topology, hosts);
  }

  /** Every container pings every other; in a lab without any, the first host and the last do. */
  public PingMatrix pingMatrix() {
    List<PingMember> pods = hosts.stream().flatMap(Lab::pods).toList();
    return new Pinger(PING_PATIENCE, Ticker.system()).ping(pods.isEmpty() ? ends() : pods);
  }

  private static Stream<PingMember> pods(LabHost host) {
    return host.pods().stream()
        .map(pod -> member(pod.name(), host, pod.netns(), pod.attachment().addresses()));
  }

  private List<PingMember> ends() {
    return Stream.of(hosts.getFirst(), hosts.getLast())
        .distinct()
        .map(host -> member(host.name(), host, host.netns(), host.spec().addresses()))
        .toList();
  }

  private static PingMember member(
      String name, LabHost host, Netns netns, List<IpPrefix> addresses) {
    return new PingMember(
        name, host.name(), netns, addresses.stream().map(IpPrefix::address).toList());
  }
}
