package dev.tweed.agent.service;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentStatus;
import dev.tweed.host.HostObject;
import dev.tweed.host.Key;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A service in numbers, for Prometheus. */
record AgentMetrics(StoreHealth store, Chronicle chronicle) {

  String of(ServiceState state) {
    Exposition out = new Exposition();
    boolean running = state instanceof ServiceState.Running;
    out.gauge("tweed_running", "Whether the agent has its lease and works.", running ? 1 : 0);
    if (state instanceof ServiceState.Running(Agent agent, _)) {
      agent(out, agent);
    }
    out.gauge(
        "tweed_store_up",
        "Whether the last call to the store was answered.",
        store.failure().isEmpty() ? 1 : 0);
    store.latency().writeTo(out, "tweed_store_seconds", "Calls that the store answered.");
    chronicle
        .convergence()
        .writeTo(
            out,
            "tweed_convergence_seconds",
            "From hearing of a lease's change to the kernel holding what follows from it.");
    return out.toString();
  }

  private void agent(Exposition out, Agent agent) {
    AgentStatus status = agent.status();
    out.gauge("tweed_peers", "Other hosts with a lease.", status.peers().size());
    out.gauge("tweed_problems", "What is not as it should be.", status.problems().size());
    byKind(out, "tweed_objects", "gauge", "What the kernel should hold.", desired(agent));
    byKind(
        out,
        "tweed_repairs_total",
        "counter",
        "Objects put right after others had spoilt them.",
        status.repairsByKind());
    String standing = AgentReport.name(status.standing());
    out.family("tweed_lease_standing", "gauge", "How the host stands with its lease.")
        .sample("tweed_lease_standing", "standing", standing, 1);
    if (!status.standing().lease().isReservation()) {
      chronicle
          .leaseLeft()
          .ifPresent(left ->
              out.gauge(
                  "tweed_lease_seconds_left",
                  "How long the lease lasts if it is not renewed.",
                  left.toSeconds()));
    }
  }

  private static Map<Key.Kind, Long> desired(Agent agent) {
    Map<Key.Kind, Long> counts = new EnumMap<>(Key.Kind.class);
    for (HostObject object : agent.reconciler().desired().join().objects()) {
      counts.merge(object.key().kind(), 1L, Long::sum);
    }
    return counts;
  }

  private static void byKind(
      Exposition out, String name, String type, String help, Map<Key.Kind, Long> counts) {
    out.family(name, type, help);
    for (Key.Kind kind : Key.Kind.values()) {
      String label = kind.name().toLowerCase(Locale.ROOT);
      out.sample(name, "kind", label, counts.getOrDefault(kind, 0L));
    }
  }
}
