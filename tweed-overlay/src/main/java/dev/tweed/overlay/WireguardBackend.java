package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Encrypted tunnels. A remote host costs a peer, with its key, its address on the underlay and its
 * subnets, and a route for each subnet; packets from a subnet are taken from its holder only.
 *
 * <p>In mode {@code separate} there is a tunnel for each address family, over an underlay of that
 * family; in the others one tunnel for both, over whichever underlay the mode says.
 */
public final class WireguardBackend implements OverlayBackend {

  private static final String TYPE = "wireguard";

  private final Backend.Wireguard config;
  private final List<IpFamily> families;
  private final Underlay underlay;
  private final WireguardKey publicKey;
  private final List<WireguardTunnel> tunnels;

  private WireguardBackend(
      Backend.Wireguard config,
      List<IpFamily> families,
      Underlay underlay,
      WireguardKey publicKey,
      List<WireguardTunnel> tunnels) {
    this.config = config;
    this.families = List.copyOf(families);
    this.underlay = underlay;
    this.publicKey = publicKey;
    this.tunnels = List.copyOf(tunnels);
  }

  /**
   * A backend for one host.
   *
   * @param families those of the network
   * @param privateKey the host's
   * @throws OverlayException when the underlay lacks an address, or a link's name would be too long
   */
  public static WireguardBackend of(
      Backend.Wireguard config,
      List<IpFamily> families,
      Underlay underlay,
      LinkNames names,
      WireguardSecret privateKey) {
    WireguardSettings settings = WireguardSettings.of(config, privateKey);
    List<WireguardTunnel> tunnels = new ArrayList<>();
    if (config.mode() == Backend.Wireguard.Mode.SEPARATE) {
      for (IpFamily family : families) {
        WireguardPath path = WireguardPath.over(family, underlay);
        int port = family == IpFamily.IPV4 ? config.listenPort() : config.listenPortV6();
        String link = names.wireguard(family);
        tunnels.add(new WireguardTunnel(link, port, List.of(family), path, settings));
      }
    } else {
      WireguardPath path = WireguardPath.of(config.mode(), underlay);
      String link = names.wireguard(IpFamily.IPV4);
      tunnels.add(new WireguardTunnel(link, config.listenPort(), families, path, settings));
    }
    return new WireguardBackend(config, families, underlay, privateKey.publicKey(), tunnels);
  }

  @Override
  public int mtu() {
    return WireguardTunnel.mtu(config, underlay);
  }

  @Override
  public LeaseValue announcement(LeaseKey subnets, Optional<LeaseValue> before) {
    return new LeaseValue(
        address(IpFamily.IPV4),
        address(IpFamily.IPV6),
        Optional.of(TYPE),
        subnets.ipv4().flatMap(_ -> data(IpFamily.IPV4)),
        subnets.ipv6().flatMap(_ -> data(IpFamily.IPV6)));
  }

  private Optional<IpAddress> address(IpFamily family) {
    boolean used = tunnels.stream().anyMatch(tunnel -> tunnel.path().mayUse(family));
    return used ? underlay.publicAddress(family) : Optional.empty();
  }

  private Optional<BackendData> data(IpFamily family) {
    return tunnels.stream()
        .filter(tunnel -> tunnel.families().contains(family))
        .findFirst()
        .map(tunnel ->
            new BackendData.Wireguard(publicKey.toString(), OptionalInt.of(tunnel.port())));
  }

  @Override
  public List<HostObject> host(SubnetLease own) {
    List<HostObject> objects = new ArrayList<>();
    tunnels.forEach(tunnel -> objects.addAll(tunnel.host(own.key(), mtu())));
    return objects;
  }

  @Override
  public Contribution peer(SubnetLease peer) {
    Optional<String> other = Contribution.otherBackend(peer, TYPE);
    if (other.isPresent()) {
      return new Contribution.None(other.get());
    }
    List<HostObject> objects = new ArrayList<>();
    try {
      for (WireguardTunnel tunnel : tunnels) {
        objects.addAll(tunnel.peer(peer, publicKey));
      }
    } catch (OverlayException e) {
      return new Contribution.None("lease " + peer.label() + " " + e.getMessage());
    }
    return objects.isEmpty()
        ? new Contribution.None(
            "lease "
                + peer.label()
                + " lacks a subnet, a public address or a PublicKey of this network's families "
                + families)
        : new Contribution.Objects(objects);
  }
}
