package dev.tweed.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.AgentStatus;
import dev.tweed.lab.topology.Topology;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.LeaseStanding;
import java.util.List;

/** A lab as JSON. */
final class LabStatus {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private LabStatus() {}

  static ObjectNode of(Topology topology, List<LabHost> hosts) {
    ObjectNode tree = JSON.objectNode();
    tree.set("underlay", texts(topology.underlay().networks()));
    tree.put("mtu", topology.underlay().mtu());
    topology.overlay().ifPresent(over -> tree.set("overlay", texts(over.networks())));
    ArrayNode list = tree.putArray("hosts");
    hosts.forEach(host -> list.add(host(host)));
    return tree;
  }

  private static ObjectNode host(LabHost host) {
    ObjectNode tree = JSON.objectNode().put("name", host.name());
    tree.set("addresses", texts(host.spec().addresses()));
    host.agent().ifPresent(agent -> agent(tree, agent.status()));
    ArrayNode pods = tree.putArray("pods");
    host.pods().forEach(pod -> pods.add(pod(pod)));
    return tree;
  }

  private static void agent(ObjectNode tree, AgentStatus status) {
    tree.put("lease", status.standing().lease().key().toString());
    tree.put("standing", standing(status.standing()));
    tree.put("mtu", status.mtu());
    tree.put("peers", status.peers().size());
    tree.put("repairs", status.repairs());
    tree.set("problems", texts(status.problems()));
  }

  private static String standing(LeaseStanding standing) {
    return switch (standing) {
      case LeaseStanding.Held held -> "held";
      case LeaseStanding.Unconfirmed unconfirmed -> "unconfirmed";
      case LeaseStanding.Fenced fenced -> "fenced";
    };
  }

  private static ObjectNode pod(Pod pod) {
    ObjectNode tree = JSON.objectNode().put("name", pod.name());
    List<IpPrefix> addresses = pod.attachment().addresses();
    tree.set("addresses", texts(addresses));
    return tree.put("mac", pod.attachment().mac().toString())
        .put("host_link", pod.attachment().hostLink())
        .put("pid", pod.pid());
  }

  private static ArrayNode texts(List<?> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }
}
