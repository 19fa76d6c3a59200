package dev.tweed.agent.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.WriteOutcome;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the hosts agreed on, for people and programs, whether an agent is asked or the store. */
public record ClusterAnswers(LeaseBook book) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** All leases, and the entries that cannot be read. */
  public ObjectNode leases() {
    ClusterView view = book.read();
    ObjectNode tree = JSON.objectNode();
    ArrayNode leases = tree.putArray("leases");
    view.leases().values().forEach(lease -> leases.add(lease(lease)));
    ArrayNode problems = tree.putArray("problems");
    view.problems().forEach(problem -> problems.add(problem.toString()));
    return tree;
  }

  private ObjectNode lease(SubnetLease lease) {
    ObjectNode tree = JSON.objectNode().put("subnet", lease.key().toString());
    tree.put("public_ip", text(lease.value().publicIp()));
    tree.put("public_ipv6", text(lease.value().publicIpv6()));
    tree.put("backend", lease.value().backendType().orElse("udp"));
    tree.put("reservation", lease.isReservation());
    Optional<Duration> left = book.remaining(lease);
    left.ifPresent(time -> tree.put("seconds_left", time.toSeconds()));
    return tree.put("revision", lease.revision());
  }

  static @org.jspecify.annotations.Nullable String text(Optional<IpAddress> address) {
    return address.map(IpAddress::toString).orElse(null);
  }

  /** The network's configuration; {@code null} when there is none. */
  public ObjectNode network() {
    ClusterView view = book.read();
    ObjectNode tree = JSON.objectNode();
    tree.set("network", view.config().map(ClusterAnswers::json).orElse(JSON.nullNode()));
    return tree.put("revision", view.configRevision());
  }

  private static JsonNode json(NetworkConfig config) {
    try {
      return MAPPER.readTree(config.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own JSON cannot be read", e);
    }
  }

  /**
   * Replaces the network's configuration, unless it is a dry run, and says what that means.
   *
   * @throws dev.tweed.cluster.ConfigException when it cannot be used
   * @throws IllegalStateException when somebody else changed it just now
   */
  public ObjectNode setNetwork(String json, boolean dryRun) {
    NetworkConfig config = NetworkConfig.parse(json);
    ClusterView view = book.read();
    List<String> consequences =
        NetworkChange.consequences(view.config(), config, view.leases().values());
    boolean changed = !view.config().equals(Optional.of(config));
    if (changed && !dryRun) {
      WriteOutcome outcome = book.putConfig(config, view.configRevision());
      if (!(outcome instanceof WriteOutcome.Applied)) {
        throw new IllegalStateException(
            "network set: somebody else changed the network just now; look at it, and try again");
      }
    }
    ObjectNode tree = JSON.objectNode();
    tree.set("network", json(config));
    tree.put("changed", changed).put("written", changed && !dryRun);
    ArrayNode lines = tree.putArray("consequences");
    consequences.forEach(lines::add);
    return tree;
  }

  /**
   * Ends the lease of a host that is gone.
   *
   * @param subnet as {@link LeaseKey} prints it
   * @throws IllegalArgumentException when there is no such lease
   */
  public ObjectNode release(String subnet) {
    SubnetLease lease =
        book.read().leases().values().stream()
            .filter(each -> each.key().toString().equals(subnet) || isOne(each.key(), subnet))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "lease release: there is no lease of " + subnet + "; tweed leases lists them"));
    book.release(lease);
    return JSON.objectNode().put("released", lease.key().toString());
  }

  private static boolean isOne(LeaseKey key, String subnet) {
    return key.ipv4().map(IpPrefix::toString).filter(subnet::equals).isPresent()
        || key.ipv6().map(IpPrefix::toString).filter(subnet::equals).isPresent();
  }
}
