package dev.tweed.lab.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tweed.net.IpPrefix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyReaderTest {

  private static Topology read(String yaml) {
    try {
      return TopologyReader.read((ObjectNode) new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingSaidIsThreeHostsWithTwoContainersEach() {
    Topology topology = read("{}");

    assertThat(topology.hosts()).hasSize(3);
    assertThat(topology.hosts().getFirst())
        .isEqualTo(
            new HostSpec(
                "node-1",
                List.of(IpPrefix.parse("192.168.33.11/24")),
                List.of("pod-1-1", "pod-1-2")));
    assertThat(topology.pods()).hasSize(6).endsWith("pod-3-2");
    assertThat(topology.underlay()).isEqualTo(Underlay.DEFAULT);
    assertThat(topology.overlay().orElseThrow().networks())
        .containsExactly(IpPrefix.parse("10.244.0.0/16"));
    assertThat(topology.overlay().orElseThrow().names().bridge()).isEqualTo("tweed0");
  }

  @Test
  void everythingSaid() {
    Topology topology =
        read(
            """
            underlay: [10.1.0.0/16, "fd00:33::/64"]
            mtu: 9000
            network: {Network: 172.16.0.0/12, Backend: {Type: vxlan, VNI: 172}}
            prefix: flannel
            bridge: cni0
            pods: 1
            hosts:
              - {name: left, address: 10.1.2.3, pods: [web, db]}
              - name: right
            """);

    assertThat(topology.underlay().mtu()).isEqualTo(9000);
    assertThat(topology.hosts())
        .containsExactly(
            new HostSpec("left", List.of(IpPrefix.parse("10.1.2.3/16")), List.of("web", "db")),
            new HostSpec(
                "right",
                List.of(IpPrefix.parse("10.1.0.12/16"), IpPrefix.parse("fd00:33::c/64")),
                List.of("pod-2-1")));
    assertThat(topology.overlay().orElseThrow().names().prefix()).isEqualTo("flannel");
  }

  @Test
  void aThousandHostsGetAnUnderlayWithRoom() {
    Topology topology = read("{plain: true, hosts: 1024}");

    assertThat(topology.overlay()).isEmpty();
    assertThat(topology.pods()).isEmpty();
    assertThat(topology.hosts().getLast().addresses())
        .containsExactly(IpPrefix.parse("192.168.36.10/19"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {hosts: 0}                          | hosts 0: must be between 1 and 4096
          {hosts: many}                       | hosts "many": must be a whole number
          {hosts: 1.5}                        | hosts 1.5: must be a whole number
          {pods: -1}                          | pods -1: must be between 0 and 1000 for each host
          {hots: 3}                           | hots 3: no such field; there are underlay, mtu, network, prefix, bridge, plain, pods, hosts
          {mtu: 100}                          | mtu 100: must be between 1280 and 65535
          {underlay: 192.168.33.0}            | underlay "192.168.33.0" is not a prefix: there is no /length
          {underlay: 192.168.33.1/24}         | underlay 192.168.33.1/24: has host bits set; meant is 192.168.33.0/24?
          {underlay: 192.168.33.0/29}         | underlay 192.168.33.0/29: has no room for host 1: its address would be number 11
          {underlay: '10.1.0.0/24,10.2.0.0/24'} | underlay [10.1.0.0/24, 10.2.0.0/24]: must be one network for each family
          {underlay: 10.244.0.0/24}           | underlay 10.244.0.0/24: must not overlap the overlay's network 10.244.0.0/16
          {hosts: [{name: Node_1}]}           | hosts.name "Node_1": must consist of a-z, 0-9 and inner hyphens
          {hosts: [{name: a23456789012345x}]} | hosts.name a23456789012345x: must have at most 15 characters, not 16
          {hosts: [{name: underlay-1}]}       | hosts.name underlay-1: must not start with "underlay"
          {hosts: [{name: a}, {name: a}]}     | hosts.name a: two hosts or containers have this name
          {hosts: [{pods: [x]}, {pods: [x]}]} | hosts.pods x: two hosts or containers have this name
          {hosts: [{address: 10.0.0.1}]}      | hosts.address 10.0.0.1: is not in the underlay [192.168.33.0/24]
          {hosts: [{}, {address: 192.168.33.11}]} | hosts.address 192.168.33.11/24: two hosts have this address
          {hosts: [{adress: x}]}              | hosts.adress "x": no such field; there are name, address, pods
          {plain: true, pods: 1}              | pods [pod-1-1]: a plain lab has no overlay to join containers
          {plain: true, network: '{}'}        | network "{}": a plain lab has no overlay
          """)
  void aWrongFieldIsNamedWithItsValueAndTheRule(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(TopologyException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {network: '{"Network":'}                                          | line 1
          {network: '{"Network":"10.0.0.0/30"}'}                            | 10.0.0.0/30
          {network: '{"Network":"10.0.0.0/16","SubnetMin":"10.0.1.7"}'}     | 10.0.1.7
          {network: '{"Network":"10.0.0.0/16","Backend":{"Type":"vxlan","VNI":16777216}}'} | 16777216
          {network: '{"Network":"10.0.0.0/16","Backend":{"Type":"vxlan","Port":70000}}'}   | 70000
          {network: '{"Network":"10.0.0.0/16","Backend":{"Type":"vxlan","VNI":16777215}}', prefix: flannel-v6} | flannel-v6.16777215
          {bridge: a-bridge-with-a-long-name}                               | a-bridge-with-a-long-name
          """)
  void theNetworkConfigurationIsCheckedBeforeAnythingIsMade(String yaml, String named) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining(named)
        .message()
        .doesNotContain("\n");
  }
}
