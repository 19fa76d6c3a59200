package dev.tweed.agent;

import dev.tweed.cluster.SubnetLease;
import dev.tweed.overlay.LeaseStanding;
import dev.tweed.overlay.Underlay;
import java.util.List;

/**
 * How an agent is doing.
 *
 * @param host its name
 * @param mtu of its containers' links
 * @param repairs how many objects it has put right since it started
 * @param problems what is not as it should be now, one line each
 */
public record AgentStatus(
    String host,
    Underlay underlay,
    LeaseStanding standing,
    int mtu,
    List<SubnetLease> peers,
    List<Attachment> attachments,
    long repairs,
    List<String> problems) {}
