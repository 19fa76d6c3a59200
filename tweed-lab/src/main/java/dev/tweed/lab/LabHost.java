package dev.tweed.lab;

import dev.tweed.agent.Agent;
import dev.tweed.lab.topology.HostSpec;
import dev.tweed.linux.Netns;
import java.util.List;
import java.util.Optional;

/**
 * A host of a running lab.
 *
 * @param agent absent in a plain lab
 */
public record LabHost(HostSpec spec, Netns netns, Optional<Agent> agent, List<Pod> pods) {

  public LabHost {
    pods = List.copyOf(pods);
  }

  public String name() {
    return spec.name();
  }
}
