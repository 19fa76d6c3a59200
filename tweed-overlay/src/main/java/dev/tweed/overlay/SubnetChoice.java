package dev.tweed.overlay;

import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which subnets a host asks for, by flannel's rules: those it holds already; else those it had last
 * time, if they are free; else some of the first hundred free ones, at random, so that hosts that
 * start together seldom ask for the same. Pure but for the randomness handed in.
 */
public final class SubnetChoice {

  private static final int CANDIDATES = 100;

  private final RandomGenerator random;

  public SubnetChoice(RandomGenerator random) {
    this.random = random;
  }

  /** The lease that already has the host's public address, if the network still allows it. */
  public static Optional<SubnetLease> held(
      ClusterView view, NetworkConfig config, Underlay underlay) {
    return view.leases().values().stream()
        .filter(lease -> sameHost(lease.value(), underlay))
        .filter(lease -> allowed(config, lease.key()))
        .findFirst();
  }

  /** Whether a lease announces the host with this underlay. */
  static boolean sameHost(LeaseValue value, Underlay underlay) {
    return underlay.publicIp().isPresent() && value.publicIp().isPresent()
        ? value.publicIp().equals(underlay.publicIp())
        : underlay.publicIpv6().isPresent() && value.publicIpv6().equals(underlay.publicIpv6());
  }

  /**
   * Free subnets to ask for.
   *
   * @param previous what the host had last time
   * @throws OverlayException when all are taken
   */
  public LeaseKey free(ClusterView view, NetworkConfig config, Optional<LeaseKey> previous) {
    Collection<LeaseKey> taken = view.leases().keySet();
    Optional<LeaseKey> again =
        previous
            .filter(key -> allowed(config, key))
            .filter(key -> taken.stream().noneMatch(key::overlaps));
    return again.orElseGet(() ->
        new LeaseKey(
            config
                .ipv4()
                .map(plan -> pick(plan, taken.stream().flatMap(k -> k.ipv4().stream()).toList())),
            config
                .ipv6()
                .map(plan -> pick(plan, taken.stream().flatMap(k -> k.ipv6().stream()).toList()))));
  }

  private static boolean allowed(NetworkConfig config, LeaseKey key) {
    return allowed(config.ipv4(), key.ipv4()) && allowed(config.ipv6(), key.ipv6());
  }

  private static boolean allowed(Optional<AddressPlan> plan, Optional<IpPrefix> subnet) {
    return plan.isPresent() == subnet.isPresent()
        && plan.map(p -> p.allows(subnet.orElseThrow())).orElse(true);
  }

  private IpPrefix pick(AddressPlan plan, List<IpPrefix> taken) {
    Set<IpPrefix> exactly = new HashSet<>(taken);
    List<IpPrefix> others =
        taken.stream().filter(subnet -> subnet.length() != plan.subnetLength()).toList();
    List<IpPrefix> candidates = new ArrayList<>();
    IpPrefix subnet = plan.firstSubnet();
    while (plan.allows(subnet) && candidates.size() < CANDIDATES) {
      if (!exactly.contains(subnet) && others.stream().noneMatch(subnet::overlaps)) {
        candidates.add(subnet);
      }
      if (subnet.last().equals(plan.network().last())) {
        break;
      }
      subnet = subnet.next();
    }
    if (candidates.isEmpty()) {
      throw new OverlayException(
          "network "
              + plan.network()
              + ": all "
              + taken.size()
              + " subnets of /"
              + plan.subnetLength()
              + " are held by other hosts; enlarge Network, or release leases of hosts that are gone");
    }
    return candidates.get(random.nextInt(candidates.size()));
  }
}
