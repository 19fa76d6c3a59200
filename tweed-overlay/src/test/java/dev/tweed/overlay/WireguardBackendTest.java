package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.Difference;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostState;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireguardBackendTest {

  private static final WireguardSecret OWN =
      WireguardSecret.parse("yAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdF8=");
  private static final String PEERS_KEY = "nsJJgy8ljX5OGSmH4O0ggzsLURzkaCGiavp+rU+ujmI=";
  private static final Underlay UNDERLAY =
      new Underlay(
          "eth0",
          1500,
          List.of(IpPrefix.parse("192.168.33.11/24"), IpPrefix.parse("fd00:33::11/64")),
          Optional.of(IpAddress.parse("192.168.33.11")),
          Optional.of(IpAddress.parse("fd00:33::11")));
  private static final LeaseKey V4 = LeaseKey.of(IpPrefix.parse("10.244.7.0/24"));
  private static final LeaseKey DUAL =
      LeaseKey.of(IpPrefix.parse("10.244.7.0/24"), IpPrefix.parse("fd00:1:2:7::/64"));
  private static final String V4_ONLY = "\"Network\":\"10.244.0.0/16\",";
  private static final String BOTH =
      V4_ONLY + "\"EnableIPv6\":true,\"IPv6Network\":\"fd00:1:2::/48\",";

  @Test
  void hostGetsATunnelItsKeyAnAddressAndForwarding() {
    WireguardBackend backend = backend(V4_ONLY, "");
    assertThat(backend.mtu()).isEqualTo(1420);
    assertThat(lines(backend.host(lease(V4, own(backend, V4)))))
        .containsExactly(
            "ip link add tweed-wg mtu 1420 up alias tweed type wireguard",
            "sysctl -w net/ipv4/conf/tweed-wg/forwarding=1",
            "ip addr add 10.244.7.0/32 dev tweed-wg",
            "wg set tweed-wg listen-port 51820 private-key (hidden)");
  }

  @Test
  void peerCostsAPeerAndARoute() {
    String json = flannels("\"192.168.33.17\"", "null", data("BackendData", 51820));
    assertThat(lines(objects(backend(V4_ONLY, "").peer(lease(V4, LeaseValue.parse(json))))))
        .containsExactly(
            "wg set tweed-wg peer "
                + PEERS_KEY
                + " preshared-key (none) endpoint 192.168.33.17:51820 persistent-keepalive 0"
                + " allowed-ips 10.244.7.0/24",
            "ip route add 10.244.7.0/24 dev tweed-wg proto 84");
  }

  @Test
  void announcesWhatFlannelAnnounces() {
    assertThat(own(backend(V4_ONLY, ""), V4).toJson())
        .isEqualTo(
            "{\"PublicIP\":\"192.168.33.11\",\"PublicIPv6\":null,\"BackendType\":\"wireguard\","
                + "\"BackendData\":{\"PublicKey\":\""
                + OWN.publicKey()
                + "\",\"Port\":51820}}");
  }

  @Test
  void separateTunnelsForTheFamilies() {
    WireguardBackend backend = backend(BOTH, "");
    assertThat(lines(backend.host(lease(DUAL, own(backend, DUAL)))))
        .contains(
            "wg set tweed-wg listen-port 51820 private-key (hidden)",
            "wg set tweed-wg-v6 listen-port 51821 private-key (hidden)",
            "ip addr add fd00:1:2:7::/128 dev tweed-wg-v6");
    assertThat(own(backend, DUAL).toJson()).contains("\"Port\":51820}", "\"Port\":51821}");
    assertThat(lines(objects(backend.peer(lease(DUAL, dualPeer("192.168.33.17", "fd00:33::17"))))))
        .anyMatch(line ->
            line.contains("endpoint [fd00:33::17]:51821") && line.endsWith(" fd00:1:2:7::/64"))
        .anyMatch(line -> line.contains("endpoint 192.168.33.17:51820"))
        .contains("ip -6 route add fd00:1:2:7::/64 dev tweed-wg-v6 proto 84");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 192.168.33.17, fd00:33::17, 192.168.33.17:51820",
    "auto, 203.0.113.17, 2001:db8::17, 203.0.113.17:51820",
    "auto, 192.168.33.17, 2001:db8::17, 192.168.33.17:51820",
    "ipv4, 192.168.33.17, fd00:33::17, 192.168.33.17:51820",
    "ipv6, 192.168.33.17, fd00:33::17, [fd00:33::17]:51820",
  })
  void oneTunnelForBothFamiliesOverTheModesUnderlay(
      String mode, String v4, String v6, String endpoint) {
    WireguardBackend backend = backend(BOTH, ",\"Mode\":\"" + mode + "\"");
    assertThat(lines(objects(backend.peer(lease(DUAL, dualPeer(v4, v6))))))
        .hasSize(3)
        .anyMatch(line ->
            line.contains("endpoint " + endpoint)
                && line.endsWith(" allowed-ips 10.244.7.0/24,fd00:1:2:7::/64"));
    assertThat(own(backend, DUAL).toJson()).doesNotContain("51821");
  }

  @Test
  void presharedKeyKeepaliveAndMtuAreTheConfigurations() {
    WireguardBackend backend =
        backend(
            V4_ONLY,
            ",\"PSK\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"MTU\":1400,"
                + "\"PersistentKeepaliveInterval\":25,\"ListenPort\":5555");
    String older = flannels("\"192.168.33.17\"", "null", data("BackendData", 0));
    assertThat(backend.mtu()).isEqualTo(1320);
    assertThat(lines(objects(backend.peer(lease(V4, LeaseValue.parse(older))))).getFirst())
        .contains("preshared-key (hidden)", "192.168.33.17:5555", "persistent-keepalive 25");
  }

  @Test
  void leasesThatDoNotFitSayWhy() {
    WireguardBackend backend = backend(V4_ONLY, "");
    String vxlan = "{\"PublicIP\":\"192.168.33.17\",\"BackendType\":\"vxlan\"}";
    assertThat(reason(backend, vxlan)).contains("10.244.7.0/24", "vxlan", "skipped");
    assertThat(reason(backend, flannels("\"192.168.33.17\"", "null", "")))
        .contains("lacks a subnet, a public address or a PublicKey");
    String bad = flannels("\"192.168.33.17\"", "null", ",\"BackendData\":{\"PublicKey\":\"abc\"}");
    assertThat(reason(backend, bad)).contains("PublicKey \"abc\"", "44 characters");
    assertThat(reason(backend, own(backend, V4).toJson()))
        .contains("this host's own PublicKey", "remove it on one");
  }

  @Test
  void missingFamilyOnTheUnderlayIsNamed() {
    Underlay v4Only = new Underlay("eth0", 1500, List.of(), UNDERLAY.publicIp(), Optional.empty());
    assertThatThrownBy(() -> backend(BOTH, ",\"Mode\":\"ipv6\"", v4Only))
        .hasMessageContaining("eth0 has no IPv6 address");
  }

  private static WireguardBackend backend(String networks, String settings) {
    return backend(networks, settings, UNDERLAY);
  }

  private static WireguardBackend backend(String networks, String settings, Underlay underlay) {
    NetworkConfig config =
        NetworkConfig.parse(
            "{" + networks + "\"Backend\":{\"Type\":\"wireguard\"" + settings + "}}");
    List<IpFamily> families =
        config.ipv6().isPresent() ? List.of(IpFamily.IPV4, IpFamily.IPV6) : List.of(IpFamily.IPV4);
    return WireguardBackend.of(
        (Backend.Wireguard) config.backend(), families, underlay, LinkNames.DEFAULT, OWN);
  }

  private static LeaseValue own(WireguardBackend backend, LeaseKey key) {
    return backend.announcement(key, Optional.empty());
  }

  private static LeaseValue dualPeer(String v4, String v6) {
    return LeaseValue.parse(
        flannels(
            "\"" + v4 + "\"",
            "\"" + v6 + "\"",
            data("BackendData", 51820) + data("BackendV6Data", 51821)));
  }

  /** As flannel writes it. */
  private static String flannels(String publicIp, String publicIpv6, String data) {
    return "{\"PublicIP\":"
        + publicIp
        + ",\"PublicIPv6\":"
        + publicIpv6
        + ",\"BackendType\":\"wireguard\""
        + data
        + "}";
  }

  private static String data(String field, int port) {
    String said = port == 0 ? "" : ",\"Port\":" + port;
    return ",\"" + field + "\":{\"PublicKey\":\"" + PEERS_KEY + "\"" + said + "}";
  }

  private static SubnetLease lease(LeaseKey key, LeaseValue value) {
    return new SubnetLease(key, value, 1, 1);
  }

  private static String reason(WireguardBackend backend, String json) {
    Contribution contribution = backend.peer(lease(V4, LeaseValue.parse(json)));
    assertThat(contribution).isInstanceOf(Contribution.None.class);
    return ((Contribution.None) contribution).reason();
  }

  private static List<HostObject> objects(Contribution contribution) {
    assertThat(contribution).isInstanceOf(Contribution.Objects.class);
    return ((Contribution.Objects) contribution).objects();
  }

  /** What would be typed to get there from nothing; parameters that may be missing left out. */
  private static List<String> lines(List<HostObject> objects) {
    Difference difference = Difference.between(HostState.of(objects), HostState.of(List.of()));
    return difference.changes().stream().map(Object::toString).toList();
  }
}
