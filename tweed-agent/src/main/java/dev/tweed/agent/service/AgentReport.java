package dev.tweed.agent.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentStatus;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.Key;
import dev.tweed.overlay.LeaseStanding;
import dev.tweed.overlay.Underlay;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a service is doing, as JSON: the answer to {@code status}. */
record AgentReport(AgentSettings settings, StoreHealth store, Chronicle chronicle) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode of(ServiceState state) {
    ObjectNode tree = JSON.objectNode().put("host", settings.options().host());
    tree.put("state", state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    tree.put("since", state.since().toString());
    switch (state) {
      case ServiceState.Running running -> agent(tree, running.agent());
      case ServiceState.Waiting waiting -> tree.putArray("problems").add(waiting.reason());
      case ServiceState.Stopping _ -> tree.putArray("problems");
    }
    tree.set("store", storeHealth());
    return tree;
  }

  private void agent(ObjectNode tree, Agent agent) {
    AgentStatus status = agent.status();
    tree.set("underlay", underlay(status.underlay()));
    tree.put("backend", agent.config().backend().type());
    tree.put("mtu", status.mtu());
    tree.set("lease", lease(status.standing()));
    ArrayNode peers = tree.putArray("peers");
    status.peers().forEach(peer -> peers.add(peer(peer)));
    ObjectNode repairs = tree.putObject("repairs").put("total", status.repairs());
    byName(status.repairsByKind()).forEach(repairs::put);
    tree.set("problems", texts(status.problems()));
  }

  private static ObjectNode underlay(Underlay underlay) {
    ObjectNode tree = JSON.objectNode().put("link", underlay.link()).put("mtu", underlay.mtu());
    tree.set("addresses", texts(underlay.addresses()));
    tree.put("public_ip", ClusterAnswers.text(underlay.publicIp()));
    return tree.put("public_ipv6", ClusterAnswers.text(underlay.publicIpv6()));
  }

  private ObjectNode lease(LeaseStanding standing) {
    ObjectNode tree = JSON.objectNode().put("subnet", standing.lease().key().toString());
    tree.put("standing", name(standing));
    tree.put("reservation", standing.lease().isReservation());
    if (!standing.lease().isReservation()) {
      chronicle.leaseLeft().ifPresent(left -> tree.put("seconds_left", left.toSeconds()));
    }
    switch (standing) {
      case LeaseStanding.Held _ -> {}
      case LeaseStanding.Unconfirmed unconfirmed -> tree.put("reason", unconfirmed.reason());
      case LeaseStanding.Fenced fenced ->
          tree.put("held_by", fenced.by().map(SubnetLease::label).orElse("an unreadable lease"));
    }
    return tree;
  }

  static String name(LeaseStanding standing) {
    return standing.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private ObjectNode peer(SubnetLease peer) {
    ObjectNode tree = JSON.objectNode().put("subnet", peer.key().toString());
    tree.put("public_ip", ClusterAnswers.text(peer.value().publicIp()));
    tree.put("public_ipv6", ClusterAnswers.text(peer.value().publicIpv6()));
    tree.put("backend", peer.value().backendType().orElse("udp"));
    chronicle.lastChange(peer.key()).ifPresent(at -> tree.put("last_change", at.toString()));
    return tree;
  }

  private ObjectNode storeHealth() {
    ObjectNode tree = JSON.objectNode().put("url", settings.store().toString());
    tree.put("prefix", settings.options().prefix());
    tree.put("healthy", store.failure().isEmpty());
    tree.put("last_answer", store.lastAnswer().map(Instant::toString).orElse(null));
    store.failure().ifPresent(reason -> tree.put("failure", reason));
    return tree;
  }

  /** Counts by the names operators know: {@code fdb_entry}. */
  static Map<String, Long> byName(Map<Key.Kind, Long> counts) {
    Map<String, Long> names = new TreeMap<>();
    counts.forEach((kind, count) -> names.put(kind.name().toLowerCase(Locale.ROOT), count));
    return names;
  }

  private static ArrayNode texts(List<?> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }
}
