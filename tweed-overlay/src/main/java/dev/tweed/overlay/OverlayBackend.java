package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import java.util.List;
import java.util.Optional;

/**
 * A way for packets to get from host to host: pure functions from leases to host state, made for
 * one host, one configuration and one underlay.
 */
public interface OverlayBackend {

  /** MTU of the containers' links: what fits through the tunnel. */
  int mtu();

  /**
   * What this host tells the others when it holds these subnets.
   *
   * @param before what it told them last; kept where it still serves, so that nobody has to learn
   *     anew
   */
  LeaseValue announcement(LeaseKey subnets, Optional<LeaseValue> before);

  /** What this host needs whichever peers there are. */
  List<HostObject> host(SubnetLease own);

  /** What a peer adds. */
  Contribution peer(SubnetLease peer);
}
