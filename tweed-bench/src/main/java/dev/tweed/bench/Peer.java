package dev.tweed.bench;

import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.DerivedMac;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A remote host as the store shows it.
 *
 * @param key in the store
 * @param json at that key
 */
record Peer(SubnetLease lease, String key, String json) {

  static final String NETWORK_V4 = "10.128.0.0/9";
  static final String NETWORK_V6 = "fd10::/32";

  private static final int VNI = 1;

  /** That many remote hosts, of one family, with subnets that no host of this benchmark has. */
  static List<Peer> many(IpFamily family, int count) {
    List<Peer> peers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      peers.add(family == IpFamily.IPV4 ? v4(i) : v6(i));
    }
    return peers;
  }

  private static Peer v4(int number) {
    IpPrefix subnet = new IpPrefix(IpAddress.v4((10 << 24 | 129 << 16) + (number << 8)), 24);
    IpAddress address = IpAddress.v4((172 << 24 | 20 << 16) + number);
    return of(LeaseKey.of(subnet), LeaseValue.vxlan(address, vtep(subnet)));
  }

  private static Peer v6(int number) {
    IpPrefix subnet = new IpPrefix(IpAddress.v6(0xfd10_0000_1000_0000L + number, 0), 64);
    LeaseValue value =
        new LeaseValue(
            Optional.empty(),
            Optional.of(IpAddress.v6(0xfd20_0000_0000_0000L, number)),
            Optional.of("vxlan"),
            Optional.empty(),
            Optional.of(vtep(subnet)));
    return of(LeaseKey.of(subnet), value);
  }

  private static BackendData.Vtep vtep(IpPrefix subnet) {
    return new BackendData.Vtep(VNI, DerivedMac.vtep(subnet.address()));
  }

  private static Peer of(LeaseKey key, LeaseValue value) {
    String path = LeaseBook.FLANNEL_PREFIX + "/subnets/" + key.text();
    return new Peer(new SubnetLease(key, value, 0, 0), path, value.toJson());
  }
}
