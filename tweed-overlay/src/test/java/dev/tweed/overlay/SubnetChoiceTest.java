package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubnetChoiceTest {

  private static final NetworkConfig NETWORK =
      NetworkConfig.parse("{\"Network\":\"10.244.0.0/16\"}");
  private static final NetworkConfig SMALL =
      NetworkConfig.parse("{\"Network\":\"10.0.0.0/24\",\"SubnetLen\":28}");

  private final SubnetChoice choice = new SubnetChoice(new Random(1));

  @Test
  void theLeaseWithOurAddressIsOurs() {
    ClusterView view = view("10.244.3.0/24", "192.168.33.13", "10.244.5.0/24", "192.168.33.11");
    assertThat(SubnetChoice.held(view, NETWORK, underlay("192.168.33.11")))
        .map(lease -> lease.key().toString())
        .contains("10.244.5.0/24");
    assertThat(SubnetChoice.held(view, NETWORK, underlay("192.168.33.12"))).isEmpty();
  }

  @Test
  void aLeaseOutsideTheNetworkIsNotTakenUp() {
    ClusterView view = view("10.99.3.0/24", "192.168.33.11");
    assertThat(SubnetChoice.held(view, NETWORK, underlay("192.168.33.11"))).isEmpty();
  }

  @Test
  void lastTimesSubnetsComeFirstIfTheyAreFree() {
    LeaseKey previous = LeaseKey.of(IpPrefix.parse("10.244.200.0/24"));
    assertThat(choice.free(view(), NETWORK, Optional.of(previous))).isEqualTo(previous);
    assertThat(choice.free(view("10.244.200.0/24", "1.2.3.4"), NETWORK, Optional.of(previous)))
        .isNotEqualTo(previous);
    LeaseKey elsewhere = LeaseKey.of(IpPrefix.parse("10.99.0.0/24"));
    assertThat(choice.free(view(), NETWORK, Optional.of(elsewhere))).isNotEqualTo(elsewhere);
  }

  @Test
  void handsOutEverySubnetOnceAndThenSaysThatAllAreTaken() {
    TreeMap<LeaseKey, SubnetLease> leases = new TreeMap<>();
    for (int i = 0; i < 15; i++) {
      LeaseKey key = choice.free(view(leases), SMALL, Optional.empty());
      assertThat(leases).doesNotContainKey(key);
      leases.put(key, lease(key, "192.168.0." + i));
    }
    assertThat(leases.firstKey()).hasToString("10.0.0.16/28");
    assertThat(leases.lastKey()).hasToString("10.0.0.240/28");
    assertThatThrownBy(() -> choice.free(view(leases), SMALL, Optional.empty()))
        .hasMessageContaining("10.0.0.0/24")
        .hasMessageContaining("15 subnets of /28");
  }

  @Test
  void keepsAwayFromLargerLeasesOfAnEarlierSubnetLen() {
    TreeMap<LeaseKey, SubnetLease> leases = new TreeMap<>();
    LeaseKey half = LeaseKey.of(IpPrefix.parse("10.0.0.128/25"));
    leases.put(half, lease(half, "192.168.0.1"));
    for (int i = 0; i < 7; i++) {
      LeaseKey key = choice.free(view(leases), SMALL, Optional.empty());
      assertThat(key.overlaps(half)).isFalse();
      leases.put(key, lease(key, "192.168.1." + i));
    }
    assertThatThrownBy(() -> choice.free(view(leases), SMALL, Optional.empty()))
        .isInstanceOf(OverlayException.class);
  }

  private static Underlay underlay(String publicIp) {
    return new Underlay(
        "eth0", 1500, List.of(), Optional.of(IpAddress.parse(publicIp)), Optional.empty());
  }

  private static ClusterView view(String... subnetsAndAddresses) {
    TreeMap<LeaseKey, SubnetLease> leases = new TreeMap<>();
    for (int i = 0; i < subnetsAndAddresses.length; i += 2) {
      LeaseKey key = LeaseKey.of(IpPrefix.parse(subnetsAndAddresses[i]));
      leases.put(key, lease(key, subnetsAndAddresses[i + 1]));
    }
    return view(leases);
  }

  private static ClusterView view(Map<LeaseKey, SubnetLease> leases) {
    return new ClusterView(1, Optional.of(NETWORK), 1, new TreeMap<>(leases), List.of());
  }

  private static SubnetLease lease(LeaseKey key, String publicIp) {
    var vtep = new BackendData.Vtep(1, DerivedMac.vtep(key.ipv4().orElseThrow().address()));
    return new SubnetLease(key, LeaseValue.vxlan(IpAddress.parse(publicIp), vtep), 1, 1);
  }
}
