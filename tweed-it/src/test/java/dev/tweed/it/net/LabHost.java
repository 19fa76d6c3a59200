package dev.tweed.it.net;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.host.HostState;
import dev.tweed.linux.Netns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host of a {@link LabNet}, with its agent. */
public final class LabHost implements AutoCloseable {

  private final Netns netns;
  private final ClusterStore store;
  private final AgentOptions options;
  private final List<LabContainer> containers = new ArrayList<>();
  private Optional<Agent> agent = Optional.empty();

  LabHost(Netns netns, ClusterStore store, AgentOptions options) {
    this.netns = netns;
    this.store = store;
    this.options = options;
  }

  public String name() {
    return options.host();
  }

  public Netns netns() {
    return netns;
  }

  public Shell shell() {
    return new Shell(netns);
  }

  /** Starts the host's agent; again, once it was stopped. */
  public void start() {
    agent = Optional.of(Agent.start(netns, store, options, Surroundings.real()));
  }

  /** Stops the agent; its work stays. */
  public void stop() {
    agent.ifPresent(Agent::close);
    agent = Optional.empty();
  }

  public Agent agent() {
    return agent.orElseThrow(() -> new AssertionError(name() + " has no agent now"));
  }

  /** The subnets the host holds. */
  public LeaseKey subnets() {
    return agent().status().standing().lease().key();
  }

  LabContainer attach(String container, Netns its) {
    LabContainer attached = new LabContainer(container, its, agent().attach(container, its));
    containers.add(attached);
    return attached;
  }

  public List<LabContainer> containers() {
    return List.copyOf(containers);
  }

  /** What the agent wants the kernel to hold now. */
  public HostState desired() {
    return agent().reconciler().desired().join();
  }

  /** What the agent knows the kernel to hold now. */
  public HostState observed() {
    return agent().reconciler().observed().join();
  }

  /** What the kernel holds, for comparison. */
  public String dump() {
    return HostDump.of(netns);
  }

  @Override
  public void close() {
    stop();
  }
}
