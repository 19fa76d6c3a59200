package dev.tweed.lab.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.LinkNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A topology from its document: a tree as JSON or YAML has it, every field with a default.
 *
 * <pre>
 * underlay: 192.168.33.0/24        # a list for both families
 * mtu: 1500
 * network: {Network: 10.244.0.0/16, Backend: {Type: vxlan}}   # or the same as text
 * prefix: tweed
 * bridge: tweed0
 * plain: false
 * pods: 2                          # for each host that does not say
 * hosts:                           # or how many
 *   - name: node-1
 *     address: 192.168.33.11
 *     pods: [web, db]              # or how many
 * </pre>
 */
public final class TopologyReader {

  private static final int HOSTS = 3;
  private static final int PODS = 2;
  private static final int HOSTS_OF_SMALL_UNDERLAY = 244;

  private final Fields fields;

  private TopologyReader(ObjectNode document) {
    fields = new Fields("", document);
  }

  /**
   * Reads a document.
   *
   * @throws TopologyException naming field, value and rule
   */
  public static Topology read(ObjectNode document) {
    return new TopologyReader(document).topology();
  }

  private Topology topology() {
    boolean plain = fields.flag("plain");
    Optional<Overlay> overlay = overlay(plain);
    int pods = fields.number("pods", plain ? 0 : PODS);
    Optional<JsonNode> hosts = fields.take("hosts");
    boolean listed = hosts.isPresent() && hosts.get().isArray();
    int count =
        listed
            ? hosts.get().size()
            : hosts.map(value -> fields.number("hosts", value)).orElse(HOSTS);
    Underlay underlay = underlay(count);
    fields.requireNothingLeft("underlay, mtu, network, prefix, bridge, plain, pods, hosts");
    return new Topology(
        underlay,
        listed ? hosts(hosts.get(), pods, underlay) : Topology.numbered(count, pods, underlay),
        overlay);
  }

  private Optional<Overlay> overlay(boolean plain) {
    Optional<JsonNode> network = fields.take("network");
    String prefix = fields.text("prefix").orElse(LinkNames.DEFAULT.prefix());
    String bridge = fields.text("bridge").orElse(LinkNames.DEFAULT.bridge());
    if (plain) {
      network.ifPresent(value -> {
        throw fields.wrong("network", value, "a plain lab has no overlay");
      });
      return Optional.empty();
    }
    String json =
        network
            .map(value -> value.isTextual() ? value.textValue() : value.toString())
            .orElse(Overlay.DEFAULT_JSON);
    return Optional.of(Overlay.parse(json, prefix, bridge));
  }

  private Underlay underlay(int hosts) {
    Underlay usual = hosts <= HOSTS_OF_SMALL_UNDERLAY ? Underlay.DEFAULT : Underlay.LARGE;
    List<IpPrefix> networks =
        fields
            .take("underlay")
            .map(value -> fields.list("underlay", value, IpPrefix::parse))
            .orElse(usual.networks());
    return new Underlay(networks, fields.number("mtu", usual.mtu()));
  }

  private static List<HostSpec> hosts(JsonNode list, int pods, Underlay underlay) {
    List<HostSpec> hosts = new ArrayList<>();
    for (JsonNode each : list) {
      if (!(each instanceof ObjectNode object)) {
        throw TopologyException.wrong("hosts", each, "each must be an object: {name: …}");
      }
      hosts.add(host(new Fields("hosts.", object), hosts.size() + 1, pods, underlay));
    }
    return hosts;
  }

  private static HostSpec host(Fields fields, int number, int pods, Underlay underlay) {
    HostSpec host =
        new HostSpec(
            fields.text("name").orElse("node-" + number),
            addresses(fields, number, underlay),
            pods(fields, number, pods));
    fields.requireNothingLeft("name, address, pods");
    return host;
  }

  private static List<IpPrefix> addresses(Fields fields, int number, Underlay underlay) {
    Optional<JsonNode> value = fields.take("address");
    if (value.isEmpty()) {
      return underlay.addressesOf(number);
    }
    return fields.list("address", value.get(), IpAddress::parse).stream()
        .map(underlay::prefixOf)
        .toList();
  }

  private static List<String> pods(Fields fields, int number, int otherwise) {
    Optional<JsonNode> value = fields.take("pods");
    if (value.isPresent() && value.get().isArray()) {
      return fields.list("pods", value.get(), name -> name);
    }
    int count = value.map(pods -> fields.number("pods", pods)).orElse(otherwise);
    Topology.checkPods(count);
    return IntStream.rangeClosed(1, count).mapToObj(pod -> "pod-" + number + "-" + pod).toList();
  }
}
