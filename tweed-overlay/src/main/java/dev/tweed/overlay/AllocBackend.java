package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import java.util.List;
import java.util.Optional;

/** A lease and a bridge, nothing between hosts: somebody else moves the packets. */
public final class AllocBackend implements OverlayBackend {

  private final Underlay underlay;

  public AllocBackend(Underlay underlay) {
    this.underlay = underlay;
  }

  @Override
  public int mtu() {
    return underlay.mtu();
  }

  @Override
  public LeaseValue announcement(LeaseKey subnets, Optional<LeaseValue> before) {
    return LeaseValue.plain("alloc", underlay.publicIp(), underlay.publicIpv6());
  }

  @Override
  public List<HostObject> host(SubnetLease own) {
    return List.of();
  }

  @Override
  public Contribution peer(SubnetLease peer) {
    return new Contribution.Objects(List.of());
  }
}
