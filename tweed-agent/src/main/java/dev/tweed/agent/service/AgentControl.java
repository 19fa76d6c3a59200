package dev.tweed.agent.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.Agent;
import dev.tweed.agent.control.ControlCall;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Difference;
import java.util.function.Supplier;

/**
 * What a service answers on its control socket. The verbs are named after the commands that ask
 * them.
 *
 * @param state the service's at each call
 * @param cluster fails with a sentence while the store is not open
 */
record AgentControl(
    Supplier<ServiceState> state,
    Supplier<ClusterAnswers> cluster,
    AgentReport report,
    StopRequest stop) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode answer(ControlCall call) {
    ObjectNode arguments = call.arguments();
    return switch (call.verb()) {
      case "status" -> report.of(state.get());
      case "leases" -> cluster.get().leases();
      case "plan" -> plan(arguments.path("all").asBoolean());
      case "network" -> cluster.get().network();
      case "network-set" -> setNetwork(arguments);
      case "lease-release" -> release(arguments.path("subnet").asText(""));
      default -> throw new IllegalArgumentException("\"" + call.verb() + "\" is no call");
    };
  }

  private Agent agent() {
    return switch (state.get()) {
      case ServiceState.Running running -> running.agent();
      case ServiceState.Waiting waiting -> throw new IllegalStateException(waiting.reason());
      case ServiceState.Stopping _ -> throw new IllegalStateException("the agent is stopping");
    };
  }

  private ObjectNode plan(boolean all) {
    Agent agent = agent();
    Difference difference = agent.plan();
    ObjectNode tree = JSON.objectNode();
    ArrayNode changes = tree.putArray("changes");
    difference.changes().forEach(change -> changes.add(change.toString()));
    ArrayNode conflicts = tree.putArray("conflicts");
    difference.conflicts().forEach(conflict -> conflicts.add(conflict.toString()));
    if (all) {
      ArrayNode held = tree.putArray("desired");
      agent.reconciler().desired().join().toString().lines().forEach(held::add);
    }
    return tree;
  }

  private ObjectNode setNetwork(ObjectNode arguments) {
    ObjectNode answer =
        cluster
            .get()
            .setNetwork(arguments.path("network").asText(), arguments.path("dry_run").asBoolean());
    stop.nudge();
    return answer;
  }

  private ObjectNode release(String subnet) {
    if (subnet.isEmpty()) {
      LeaseKey own = agent().lease().key();
      stop.raise(StopRequest.Wish.RELEASE);
      return JSON.objectNode().put("released", own.toString()).put("stopping", true);
    }
    if (state.get() instanceof ServiceState.Running running
        && running.agent().lease().key().toString().equals(subnet)) {
      throw new IllegalArgumentException(
          "lease release: "
              + subnet
              + " is this host's own; \"tweed lease release\" alone gives it back and stops the agent");
    }
    return cluster.get().release(subnet);
  }
}
