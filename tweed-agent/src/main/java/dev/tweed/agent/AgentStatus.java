package dev.tweed.agent;

import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.Key;
import dev.tweed.overlay.LeaseStanding;
import dev.tweed.overlay.Underlay;
import java.util.List;
import java.util.Map;

/**
 * How an agent is doing.
 *
 * @param host its name
 * @param mtu of its containers' links
 * @param repairsByKind how many objects it has put right since it started
 * @param problems what is not as it should be now, one line each
 */
public record AgentStatus(
    String host,
    Underlay underlay,
    LeaseStanding standing,
    int mtu,
    List<SubnetLease> peers,
    List<Attachment> attachments,
    Map<Key.Kind, Long> repairsByKind,
    List<String> problems) {

  /** How many objects of any kind it has put right. */
  public long repairs() {
    return repairsByKind.values().stream().mapToLong(Long::longValue).sum();
  }
}
