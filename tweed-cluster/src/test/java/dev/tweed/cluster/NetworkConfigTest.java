package dev.tweed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConfigTest {

  @Test
  void readsAnOperatorsConfiguration() {
    NetworkConfig config =
        NetworkConfig.parse(
            """
            {"Network":"172.16.0.0/12","SubnetLen":24,"SubnetMin":"172.16.16.0","SubnetMax":"172.31.247.0","Backend":{"Type":"vxlan","VNI":172,"Port":8889}}
            """);

    assertThat(config.ipv4())
        .hasValue(
            new AddressPlan(
                IpPrefix.parse("172.16.0.0/12"),
                24,
                IpAddress.parse("172.16.16.0"),
                IpAddress.parse("172.31.247.0")));
    assertThat(config.ipv6()).isEmpty();
    assertThat(config.backend())
        .isEqualTo(
            new Backend.Vxlan(172, OptionalInt.of(8889), OptionalInt.empty(), false, false, false));
    assertThat(config.unknownNames()).isEmpty();
  }

  @Test
  void keepsFieldsItDoesNotKnow() {
    NetworkConfig config =
        NetworkConfig.parse(
            """
            {"Network":"10.244.0.0/16","Backend":{"Type":"vxlan","RouteTableFilter":["tag:KubernetesCluster=x"],"Port":8472}}
            """);

    assertThat(config.ipv4()).hasValue(AddressPlan.of(IpPrefix.parse("10.244.0.0/16")));
    assertThat(config.unknownNames()).containsExactly("Backend.RouteTableFilter");
    assertThat(config.unknown().backend())
        .isEqualTo(Map.of("RouteTableFilter", "[\"tag:KubernetesCluster=x\"]"));
    assertThat(config.toJson())
        .isEqualTo(
            """
            {"Network":"10.244.0.0/16","SubnetLen":24,"SubnetMin":"10.244.1.0","SubnetMax":"10.244.255.0","Backend":{"Type":"vxlan","VNI":1,"Port":8472,"RouteTableFilter":["tag:KubernetesCluster=x"]}}\
            """
                .strip());
    assertThat(NetworkConfig.parse(config.toJson())).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,      24, 10.0.1.0,      10.255.255.0",
    "10.5.0.0/22,     24, 10.5.1.0,      10.5.3.0",
    "10.5.0.0/23,     25, 10.5.0.128,    10.5.1.128",
    "10.5.0.0/28,     30, 10.5.0.4,      10.5.0.12",
    "0.0.0.0/0,       24, 0.0.1.0,       255.255.255.0",
    "fd00:12::/32,    64, fd00:12:0:1::, fd00:12:ffff:ffff::",
    "fd00:12::/62,    64, fd00:12:0:1::, fd00:12:0:3::",
    "fd00:12::/63,    65, fd00:12:0:0:8000::, fd00:12:0:1:8000::",
    "fd00:12::/124,  126, fd00:12::4,    fd00:12::c"
  })
  void cutsANetworkAsFlannelDoes(String network, int length, String min, String max) {
    AddressPlan plan = AddressPlan.of(IpPrefix.parse(network));

    assertThat(plan.subnetLength()).isEqualTo(length);
    assertThat(plan.subnetMin()).hasToString(min);
    assertThat(plan.subnetMax()).hasToString(max);
    assertThat(plan.allows(plan.firstSubnet())).isTrue();
    assertThat(plan.allows(new IpPrefix(plan.network().address(), length))).isFalse();
  }

  @Test
  void readsBothFamiliesOrEither() {
    NetworkConfig both =
        NetworkConfig.parse(
            """
            {"Network":"10.12.0.0/16","EnableIPv6":true,"IPv6Network":"fd00:12::/32","IPv6SubnetLen":56,
             "IPv6SubnetMin":"fd00:12:13::","EnableNFTables":true,"Backend":{"Type":"host-gw"}}
            """);
    NetworkConfig sixOnly =
        NetworkConfig.parse(
            """
            {"EnableIPv4":false,"EnableIPv6":true,"IPv6Network":"fd00:12::/32"}
            """);

    assertThat(both.ipv4().map(AddressPlan::subnetLength)).hasValue(24);
    assertThat(both.ipv6().map(AddressPlan::subnetLength)).hasValue(56);
    assertThat(both.ipv6().map(AddressPlan::subnetMax))
        .hasValue(IpAddress.parse("fd00:12:ffff:ff00::"));
    assertThat(both.nftables()).isTrue();
    assertThat(both.backend()).isEqualTo(new Backend.HostGw());
    assertThat(sixOnly.ipv4()).isEmpty();
    assertThat(sixOnly.backend()).as("without Backend").isEqualTo(Backend.Vxlan.DEFAULT);
    assertThat(NetworkConfig.parse(both.toJson())).isEqualTo(both);
    assertThat(NetworkConfig.parse(sixOnly.toJson())).isEqualTo(sixOnly);
  }

  @Test
  void readsEveryBackend() {
    String psk = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assertThat(backend("'Type':'udp'")).isEqualTo(new Backend.Udp(8285));
    assertThat(backend("'Type':'ipip','DirectRouting':true")).isEqualTo(new Backend.Ipip(true));
    assertThat(backend("'Type':'alloc'")).isEqualTo(new Backend.Alloc());
    assertThat(backend("'Type':'wireguard'")).isEqualTo(Backend.Wireguard.DEFAULT);
    assertThat(
            backend(
                "'Type':'wireguard','PSK':'"
                    + psk
                    + "','PersistentKeepaliveInterval':25,"
                    + "'ListenPort':1,'ListenPortV6':2,'MTU':1500,'Mode':'ipv6'"))
        .isEqualTo(
            new Backend.Wireguard(
                Optional.of(psk),
                1,
                2,
                OptionalInt.of(1500),
                Duration.ofSeconds(25),
                Backend.Wireguard.Mode.IPV6))
        .asString()
        .doesNotContain(psk);
    assertThat(backend("'Type':'vxlan','VNI':0,'GBP':true,'Learning':true,'DirectRouting':true"))
        .isEqualTo(
            new Backend.Vxlan(0, OptionalInt.empty(), OptionalInt.empty(), true, true, true));
    assertThat(backend("'Type':'ipsec','PSK':'secret'"))
        .isEqualTo(new Backend.Unsupported("ipsec", "{\"Type\":\"ipsec\",\"PSK\":\"secret\"}"))
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void matchesNamesInAnyCaseAndTakesNullAsAbsent() {
    NetworkConfig config =
        NetworkConfig.parse(
            "{\"network\":\"10.5.0.0/16\",\"SUBNETLEN\":null,\"backend\":{\"type\":\"vxlan\",\"vni\":7}}");

    assertThat(config.backend()).isInstanceOf(Backend.Vxlan.class);
    assertThat(((Backend.Vxlan) config.backend()).vni()).isEqualTo(7);
    assertThat(config.unknownNames()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'Network':'10.244.0.0/29' | Network 10.244.0.0/29: must be /28 or larger, to hold four subnets",
        "'Network':'10.244.1.0/16' | Network 10.244.1.0/16: has host bits set; meant is 10.244.0.0/16?",
        "'Network':'10.244.0.0' | Network \"10.244.0.0\" is not a prefix: there is no /length",
        "'Network':'fd00::/32' | Network fd00::/32: must be an IPv4 prefix",
        "'Network':7 | Network 7: must be text in quotes",
        "'SubnetLen':24 | Network: missing, must be an IPv4 prefix",
        "'Network':'10.5.0.0/16','SubnetLen':17 | SubnetLen 17: must be between 18 and 30, so that four subnets of four addresses fit 10.5.0.0/16",
        "'Network':'10.5.0.0/16','SubnetLen':31 | SubnetLen 31: must be between 18 and 30, so that four subnets of four addresses fit 10.5.0.0/16",
        "'Network':'10.5.0.0/16','SubnetLen':'24' | SubnetLen \"24\": must be a whole number",
        "'Network':'10.5.0.0/16','SubnetLen':24.5 | SubnetLen 24.5: must be a whole number",
        "'Network':'10.5.0.0/16','SubnetMin':'10.5.1.1' | SubnetMin 10.5.1.1: must be a subnet's first address; nearest is 10.5.1.0",
        "'Network':'10.5.0.0/16','SubnetMax':'10.6.1.0' | SubnetMax 10.6.1.0: must be within 10.5.0.0/16",
        "'Network':'10.5.0.0/16','SubnetMin':'10.5.9.0','SubnetMax':'10.5.8.0' | SubnetMin 10.5.9.0: must not be above SubnetMax 10.5.8.0",
        "'Network':'10.5.0.0/16','SubnetMin':'fd00::' | SubnetMin fd00::: must be an IPv4 address",
        "'EnableIPv4':false | EnableIPv4 false, EnableIPv6 false: at least one must be true, there is no network",
        "'EnableIPv4':'yes' | EnableIPv4 \"yes\": must be true or false",
        "'Network':'10.5.0.0/16','EnableIPv6':true | IPv6Network: missing, must be an IPv6 prefix",
        "'EnableIPv4':false,'EnableIPv6':true,'IPv6Network':'fd00::/125' | IPv6Network fd00::/125: must be /124 or larger, to hold four subnets",
        "'EnableIPv4':false,'EnableIPv6':true,'IPv6Network':'fd00::/32','IPv6SubnetLen':127 | IPv6SubnetLen 127: must be between 34 and 126, so that four subnets of four addresses fit fd00::/32",
        "'EnableIPv4':false,'EnableIPv6':true,'IPv6Network':'fd00::/32','IPv6SubnetMax':'fd00::1' | IPv6SubnetMax fd00::1: must be a subnet's first address; nearest is fd00::",
        "'Network':'10.5.0.0/16','network':'10.6.0.0/16' | network: given twice, in different case"
      })
  void refusesAWrongNetworkByFieldValueAndRule(String fields, String message) {
    assertThatThrownBy(() -> NetworkConfig.parse(("{" + fields + "}").replace('\'', '"')))
        .isInstanceOf(ConfigException.class)
        .hasMessage("network configuration: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'Type':'vxlan','VNI':16777216 | Backend.VNI 16777216: must be between 0 and 16777215",
        "'Type':'vxlan','VNI':-1 | Backend.VNI -1: must be between 0 and 16777215",
        "'Type':'vxlan','VNI':99999999999999 | Backend.VNI 99999999999999: must be between 0 and 16777215",
        "'Type':'vxlan','Port':70000 | Backend.Port 70000: must be between 1 and 65535 (or left out for the kernel's 8472)",
        "'Type':'vxlan','Port':0 | Backend.Port 0: must be between 1 and 65535 (or left out for the kernel's 8472)",
        "'Type':'vxlan','MTU':50 | Backend.MTU 50: must be between 118 and 65535 (or left out for the underlay link's)",
        "'Type':'vxlan','Learning':1 | Backend.Learning 1: must be true or false",
        "'Type':'udp','Port':0 | Backend.Port 0: must be between 1 and 65535 (or left out for 8285)",
        "'Type':'wireguard','Mode':'both' | Backend.Mode \"both\": must be separate, auto, ipv4 or ipv6",
        "'Type':'wireguard','PSK':'c2VjcmV0' | Backend.PSK (hidden): must be 32 bytes in base64, as of wg genpsk",
        "'VNI':1 | Backend.Type: missing, must name one such as vxlan"
      })
  void refusesAWrongBackendByFieldValueAndRule(String fields, String message) {
    assertThatThrownBy(() -> backend(fields))
        .isInstanceOf(ConfigException.class)
        .hasMessage("network configuration: " + message);
  }

  @Test
  void namesThePlaceWhereTheJsonBreaks() {
    assertThatThrownBy(() -> NetworkConfig.parse("{\"Network\":\"10.5.0.0/16\",\n  \"Backend\":}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("network configuration: line 2, column 13: not JSON: ")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "{} {}", "{", "{\"a\":1,\"a\":2}"})
  void refusesWhatIsNotOneObject(String text) {
    assertThatThrownBy(() -> NetworkConfig.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 1, column ");
  }

  private static Backend backend(String fields) {
    String json = "{'Network':'10.5.0.0/16','Backend':{" + fields + "}}";
    NetworkConfig config = NetworkConfig.parse(json.replace('\'', '"'));
    assertThat(NetworkConfig.parse(config.toJson())).isEqualTo(config);
    return config.backend();
  }
}
