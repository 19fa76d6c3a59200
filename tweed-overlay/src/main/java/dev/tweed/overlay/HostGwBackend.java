package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plain routes via the other hosts' own addresses. The fastest there is, but all hosts must share
 * one layer 2, and the network between must let packets with containers' addresses pass.
 */
public final class HostGwBackend implements OverlayBackend {

  private final List<IpFamily> families;
  private final Underlay underlay;
  private final boolean nexthopObjects;

  /**
   * @param families those of the network
   * @throws OverlayException when the underlay lacks an address of a family
   */
  public HostGwBackend(List<IpFamily> families, Underlay underlay, boolean nexthopObjects) {
    families.forEach(underlay::requireAddress);
    this.families = List.copyOf(families);
    this.underlay = underlay;
    this.nexthopObjects = nexthopObjects;
  }

  @Override
  public int mtu() {
    return underlay.mtu();
  }

  @Override
  public LeaseValue announcement(LeaseKey subnets, Optional<LeaseValue> before) {
    return LeaseValue.plain("host-gw", address(IpFamily.IPV4), address(IpFamily.IPV6));
  }

  private Optional<IpAddress> address(IpFamily family) {
    return families.contains(family) ? underlay.publicAddress(family) : Optional.empty();
  }

  /** Packets for containers come in by the underlay link. */
  @Override
  public List<HostObject> host(SubnetLease own) {
    List<HostObject> objects = new ArrayList<>();
    families.forEach(family -> objects.add(Forwarding.on(family, underlay.link())));
    return objects;
  }

  @Override
  public Contribution peer(SubnetLease peer) {
    Optional<String> other = Contribution.otherBackend(peer, "host-gw");
    if (other.isPresent()) {
      return new Contribution.None(other.get());
    }
    List<HostObject> objects = new ArrayList<>();
    for (IpFamily family : families) {
      Optional<IpPrefix> subnet = peer.key().subnet(family);
      Optional<IpAddress> gateway = peer.value().publicAddress(family);
      if (subnet.isPresent() && gateway.isPresent()) {
        if (!underlay.reachesDirectly(gateway.get())) {
          return new Contribution.None(
              "lease "
                  + peer.label()
                  + ": "
                  + gateway.get()
                  + " is behind a gateway, and host-gw"
                  + " needs all hosts on one layer 2; use vxlan, with DirectRouting perhaps");
        }
        PeerRoute route = new PeerRoute(subnet.get(), gateway.get(), underlay.link(), false);
        objects.addAll(route.objects(nexthopObjects));
      }
    }
    return objects.isEmpty()
        ? new Contribution.None("lease " + peer.label() + " lacks a subnet or a public address")
        : new Contribution.Objects(objects);
  }
}
