package dev.tweed.lab.topology;

import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.Backend;
import dev.tweed.cluster.ConfigException;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.LinkNames;
import dev.tweed.overlay.OverlayException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The container network that the agents of a lab build.
 *
 * @param names what its links are called
 */
public record Overlay(NetworkConfig config, LinkNames names) {

  static final String DEFAULT_JSON =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}";

  /**
   * Reads flannel's JSON.
   *
   * @param prefix how the overlay's links are called: {@code tweed} makes {@code tweed.1}
   * @param bridge name of the bridge that containers of one host share
   * @throws TopologyException naming field, value and rule
   */
  static Overlay parse(String json, String prefix, String bridge) {
    try {
      Overlay overlay = new Overlay(NetworkConfig.parse(json), new LinkNames(prefix, bridge));
      overlay.checkLinkNames();
      return overlay;
    } catch (ConfigException | OverlayException e) {
      throw new TopologyException(String.valueOf(e.getMessage()));
    }
  }

  private void checkLinkNames() {
    if (config.backend() instanceof Backend.Vxlan vxlan) {
      networks().forEach(network -> names.vxlan(network.family(), vxlan.vni()));
    } else if (config.backend() instanceof Backend.Wireguard) {
      networks().forEach(network -> names.wireguard(network.family()));
    }
  }

  /** The networks, IPv4 first. */
  public List<IpPrefix> networks() {
    return Stream.concat(config.ipv4().stream(), config.ipv6().stream())
        .map(AddressPlan::network)
        .toList();
  }

  @Override
  public String toString() {
    return "overlay "
        + networks().stream().map(IpPrefix::toString).collect(Collectors.joining(", "))
        + " by "
        + config.backend().type();
  }
}
