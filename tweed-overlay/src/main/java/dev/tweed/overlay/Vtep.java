package dev.tweed.overlay;

import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.Optional;

/**
 * A VXLAN tunnel end point, as its host's lease describes it for one address family.
 *
 * @param subnet what is behind it
 * @param mac inner destination of packets to it
 * @param address outer destination of packets to it
 */
record Vtep(IpPrefix subnet, MacAddress mac, IpAddress address) {

  /** Empty when the lease has no such end point. */
  static Optional<Vtep> of(SubnetLease lease, IpFamily family) {
    LeaseValue value = lease.value();
    Optional<IpPrefix> subnet = lease.key().subnet(family);
    Optional<IpAddress> address = value.publicAddress(family);
    Optional<BackendData> data =
        family == IpFamily.IPV4 ? value.backendData() : value.backendV6Data();
    return data.orElse(null) instanceof BackendData.Vtep vtep
            && subnet.isPresent()
            && address.isPresent()
        ? Optional.of(new Vtep(subnet.get(), vtep.vtepMac(), address.get()))
        : Optional.empty();
  }
}
