package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.host.HostSysctl;
import dev.tweed.host.HostWireguard;
import dev.tweed.host.HostWireguardPeer;
import dev.tweed.host.LinkShape;
import dev.tweed.linux.wireguard.WireguardEndpoint;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One WireGuard link of this host.
 *
 * @param port UDP, where it listens
 * @param families of the subnets that it carries
 * @param path which underlay it takes
 */
record WireguardTunnel(
    String link,
    int port,
    List<IpFamily> families,
    WireguardPath path,
    WireguardSettings settings) {

  /**
   * Outer IPv6 40 bytes (IPv4 20), UDP 8, and WireGuard's type 4, receiver 4, counter 8 and tag 16.
   */
  private static final int OVERHEAD = 80;

  static int mtu(Backend.Wireguard config, Underlay underlay) {
    return Math.min(config.mtu().orElse(underlay.mtu()), underlay.mtu()) - OVERHEAD;
  }

  List<HostObject> host(LeaseKey own, int mtu) {
    List<HostObject> objects = new ArrayList<>();
    objects.add(HostLink.own(link, new LinkShape.Wireguard(), mtu));
    objects.add(new HostWireguard(link, port, settings.privateKey()));
    for (IpPrefix subnet : subnets(own)) {
      objects.add(new HostAddress(link, IpPrefix.host(subnet.address()), true));
      objects.add(Forwarding.on(subnet.family(), link));
    }
    objects.add(HostSysctl.ofLink("ipv6", link, "accept_ra", "0").ifThere());
    return objects;
  }

  /**
   * What a peer costs here; nothing when its lease lacks what this tunnel needs.
   *
   * @throws OverlayException when the lease has a key that cannot be
   */
  List<HostObject> peer(SubnetLease peer, WireguardKey own) {
    List<IpPrefix> subnets = subnets(peer.key());
    Optional<BackendData.Wireguard> data = data(peer.value());
    Optional<IpAddress> address = path.to(peer.value());
    if (subnets.isEmpty() || data.isEmpty() || address.isEmpty()) {
      return List.of();
    }
    List<HostObject> objects = new ArrayList<>();
    objects.add(
        new HostWireguardPeer(
            link,
            key(data.get(), own),
            settings.presharedKey(),
            Optional.of(new WireguardEndpoint(address.get(), data.get().port().orElse(port))),
            settings.keepalive(),
            subnets));
    for (IpPrefix subnet : subnets) {
      HostRoute.Hop hop = new HostRoute.Hop.Via(null, link, false);
      objects.add(new HostRoute(subnet, hop, HostObject.PROTOCOL));
    }
    return objects;
  }

  private List<IpPrefix> subnets(LeaseKey key) {
    return families.stream().flatMap(family -> key.subnet(family).stream()).toList();
  }

  /** Of the first of the families that has some: one tunnel has one key and one port. */
  private Optional<BackendData.Wireguard> data(LeaseValue peer) {
    return families.stream()
        .flatMap(family ->
            (family == IpFamily.IPV4 ? peer.backendData() : peer.backendV6Data()).stream())
        .flatMap(data -> data instanceof BackendData.Wireguard w ? Stream.of(w) : Stream.empty())
        .findFirst();
  }

  private static WireguardKey key(BackendData.Wireguard data, WireguardKey own) {
    try {
      WireguardKey key = WireguardKey.parse(data.publicKey());
      if (Objects.equals(key, own)) {
        throw new OverlayException(
            "has this host's own PublicKey "
                + key
                + "; two hosts with one private key file: remove it on one and restart its agent");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new OverlayException("has PublicKey \"" + data.publicKey() + "\": " + e.getMessage());
    }
  }
}
