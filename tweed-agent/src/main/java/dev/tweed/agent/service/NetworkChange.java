package dev.tweed.agent.service;

import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.Backend;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What it means to replace one network configuration by another, in sentences. Pure. */
final class NetworkChange {

  private NetworkChange() {}

  /**
   * The consequences; none when nothing changes.
   *
   * @param before absent when there is none that can be read
   * @param leases those that are held now
   */
  static List<String> consequences(
      Optional<NetworkConfig> before, NetworkConfig after, Collection<SubnetLease> leases) {
    List<String> lines = new ArrayList<>();
    if (before.equals(Optional.of(after))) {
      return lines;
    }
    long moving = leases.stream().filter(lease -> !allows(after, lease.key())).count();
    if (moving > 0) {
      lines.add(
          "%d of %d leases do not fit the new network: their hosts get other subnets, and their containers other addresses"
              .formatted(moving, leases.size()));
    }
    before.ifPresent(old -> compare(old.backend(), after.backend(), lines));
    after
        .unknownNames()
        .forEach(name -> lines.add(name + " is unknown to Tweed and has no effect"));
    if (before.isPresent()) {
      lines.add("agents that run take it up when they are restarted");
    } else {
      lines.add("agents that wait for a network take it up now");
    }
    return lines;
  }

  private static void compare(Backend before, Backend after, List<String> lines) {
    if (!before.type().equals(after.type())) {
      lines.add(
          "backend %s becomes %s: hosts of the one do not reach hosts of the other until all are restarted"
              .formatted(before.type(), after.type()));
    } else if (!before.equals(after)) {
      lines.add(
          "the settings of backend %s change: hosts may not reach each other until all are restarted"
              .formatted(after.type()));
    }
  }

  private static boolean allows(NetworkConfig config, LeaseKey key) {
    return allows(config.ipv4(), key.ipv4()) && allows(config.ipv6(), key.ipv6());
  }

  private static boolean allows(Optional<AddressPlan> plan, Optional<IpPrefix> subnet) {
    return plan.isPresent() == subnet.isPresent()
        && plan.map(p -> p.allows(subnet.orElseThrow())).orElse(true);
  }
}
