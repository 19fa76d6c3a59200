package dev.tweed.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkChangeTest {

  private static final NetworkConfig OLD =
      NetworkConfig.parse("{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}");
  private static final List<SubnetLease> LEASES = List.of(lease("10.244.7.0/24"));

  private static SubnetLease lease(String subnet) {
    LeaseValue value =
        LeaseValue.plain("vxlan", Optional.of(IpAddress.parse("192.168.33.11")), Optional.empty());
    return new SubnetLease(LeaseKey.of(IpPrefix.parse(subnet)), value, 0, 1);
  }

  private static List<String> to(String json) {
    return NetworkChange.consequences(Optional.of(OLD), NetworkConfig.parse(json), LEASES);
  }

  @Test
  void theSameMeansNothing() {
    assertThat(NetworkChange.consequences(Optional.of(OLD), OLD, LEASES)).isEmpty();
  }

  @Test
  void theFirstNetworkLetsAgentsBegin() {
    assertThat(NetworkChange.consequences(Optional.empty(), OLD, List.of()))
        .containsExactly("agents that wait for a network take it up now");
  }

  @Test
  void leasesThatNoLongerFitAreCounted() {
    assertThat(
            to("{\"Network\":\"10.244.0.0/16\",\"SubnetLen\":25,\"Backend\":{\"Type\":\"vxlan\"}}"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("1 of 1 leases do not fit");
  }

  @Test
  void anotherBackendSeparatesHostsForAWhile() {
    assertThat(to("{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"host-gw\"}}"))
        .first()
        .asString()
        .startsWith("backend vxlan becomes host-gw: ");
    assertThat(to("{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\",\"VNI\":7}}"))
        .first()
        .asString()
        .startsWith("the settings of backend vxlan change");
  }
}
