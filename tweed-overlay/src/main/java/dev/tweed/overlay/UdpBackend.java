package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostAddress;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.host.HostSysctl;
import dev.tweed.host.HostTunnel;
import dev.tweed.host.HostTunnelRoute;
import dev.tweed.host.LinkShape;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/**
 * IPv4 packets in UDP, carried by this program: for networks that let nothing but UDP pass, and for
 * clusters where flannel's {@code udp} is at work, which it is indistinguishable from.
 *
 * <p>The kernel sends the whole network's packets into a TUN link. A remote host costs one object,
 * the {@link HostTunnelRoute} that says which packets are for it. Packets flow while the agent
 * runs; without it they are dropped at the link, and so never leave by another way.
 */
public final class UdpBackend implements OverlayBackend {

  private static final int OVERHEAD = 20 + 8; // outer IPv4 header and UDP header

  private final Backend.Udp config;
  private final IpPrefix network;
  private final Underlay underlay;
  private final String link;

  /**
   * @param families those of the network
   * @param network its IPv4 addresses
   * @throws OverlayException when the network has IPv6, or the underlay lacks IPv4
   */
  public UdpBackend(
      Backend.Udp config,
      List<IpFamily> families,
      IpPrefix network,
      Underlay underlay,
      LinkNames names) {
    if (families.contains(IpFamily.IPV6)) {
      throw new OverlayException(
          "EnableIPv6 true with Backend.Type udp: its packets are IPv4 only; leave EnableIPv6 out,"
              + " or choose vxlan");
    }
    underlay.requireAddress(IpFamily.IPV4);
    this.config = config;
    this.network = network;
    this.underlay = underlay;
    this.link = names.udp();
  }

  @Override
  public int mtu() {
    return underlay.mtu() - OVERHEAD;
  }

  /** Flannel's udp names no backend. */
  @Override
  public LeaseValue announcement(LeaseKey subnets, Optional<LeaseValue> before) {
    return new LeaseValue(
        underlay.publicIp(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public List<HostObject> host(SubnetLease own) {
    IpAddress address = own.key().ipv4().orElseThrow().address();
    return List.of(
        new HostLink(link, new LinkShape.Tun(), null, mtu(), "", true, HostObject.ALIAS),
        new HostAddress(link, IpPrefix.host(address), true),
        HostSysctl.ofLink("ipv6", link, "disable_ipv6", "1").ifThere(),
        Forwarding.on(IpFamily.IPV4, link),
        new HostTunnel(link, local(), config.port()),
        new HostRoute(network, new HostRoute.Hop.Via(null, link, false), HostObject.PROTOCOL));
  }

  /** The link's own address: the public one may be another machine's that forwards to it. */
  private IpAddress local() {
    return underlay.addresses().stream()
        .map(IpPrefix::address)
        .filter(IpAddress::isV4)
        .findFirst()
        .orElseGet(() -> underlay.requireAddress(IpFamily.IPV4));
  }

  @Override
  public Contribution peer(SubnetLease peer) {
    Optional<String> other = Contribution.otherBackend(peer, config.type());
    if (other.isPresent()) {
      return new Contribution.None(other.get());
    }
    Optional<IpPrefix> subnet = peer.key().ipv4();
    Optional<IpAddress> host = peer.value().publicIp();
    return subnet.isEmpty() || host.isEmpty()
        ? new Contribution.None(
            "lease " + peer.label() + " lacks an IPv4 subnet or a public address")
        : new Contribution.Objects(
            List.of(new HostTunnelRoute(subnet.get(), host.get(), config.port())));
  }
}
