package dev.tweed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetLeaseFormatTest {

  private static final String FLANNEL_VALUE =
      "{\"PublicIP\":\"192.168.77.2\",\"PublicIPv6\":null,\"BackendType\":\"vxlan\",\"BackendData\":{\"VNI\":1,\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}";
  private static final MacAddress MAC = MacAddress.parse("8e:ef:13:91:a4:02");

  @Test
  void valueIsFlannelsByteForByte() {
    LeaseValue value =
        LeaseValue.vxlan(IpAddress.parse("192.168.77.2"), new BackendData.Vtep(1, MAC));

    assertThat(value.toJson()).isEqualTo(FLANNEL_VALUE);
    assertThat(LeaseValue.parse(FLANNEL_VALUE)).isEqualTo(value);
  }

  @Test
  void olderWritersLeaveOutTheVni() {
    String older =
        "{\"PublicIP\":\"192.168.77.2\",\"BackendType\":\"vxlan\",\"BackendData\":{\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}";

    assertThat(LeaseValue.parse(older).backendData())
        .hasValue(new BackendData.Vtep(OptionalInt.empty(), MAC));
  }

  @Test
  void dualStackAndIpv6AloneKeepTheOrderOfFields() {
    LeaseValue sixOnly =
        new LeaseValue(
            Optional.empty(),
            Optional.of(IpAddress.parse("fd00::2")),
            Optional.of("vxlan"),
            Optional.empty(),
            Optional.of(new BackendData.Vtep(1, MAC)));

    assertThat(sixOnly.toJson())
        .isEqualTo(
            "{\"PublicIP\":\"0.0.0.0\",\"PublicIPv6\":\"fd00::2\",\"BackendType\":\"vxlan\",\"BackendV6Data\":{\"VNI\":1,\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}");
    assertThat(LeaseValue.parse(sixOnly.toJson())).isEqualTo(sixOnly);
  }

  @Test
  void wireguardDataIsFlannelsByteForByte() {
    String json =
        "{\"PublicIP\":\"192.168.77.2\",\"PublicIPv6\":null,\"BackendType\":\"wireguard\",\"BackendData\":{\"PublicKey\":\"nsJJgy8ljX5OGSmH4O0ggzsLURzkaCGiavp+rU+ujmI=\",\"Port\":51820}}";
    LeaseValue value = LeaseValue.parse(json);

    assertThat(value.backendData())
        .hasValue(
            new BackendData.Wireguard(
                "nsJJgy8ljX5OGSmH4O0ggzsLURzkaCGiavp+rU+ujmI=", OptionalInt.of(51820)));
    assertThat(value.toJson()).isEqualTo(json);
    assertThatThrownBy(() -> LeaseValue.parse(json.replace("PublicKey", "Key")))
        .isInstanceOf(LeaseFormatException.class)
        .hasMessageContaining("BackendData.PublicKey: missing");
  }

  @Test
  void otherBackendsDataIsPassedOnAsGoPrintsIt() {
    String json =
        "{\"PublicIP\":\"10.0.0.1\",\"PublicIPv6\":null,\"BackendType\":\"extension\",\"BackendData\":\"a \\u003cb\\u003e \\u0026 1.50\"}";

    assertThat(LeaseValue.parse(json).backendData())
        .hasValue(new BackendData.Raw("\"a <b> & 1.50\""));
    assertThat(LeaseValue.parse(json).toJson()).isEqualTo(json);
  }

  @Test
  void udpHasNoBackendType() {
    String json = "{\"PublicIP\":\"10.0.0.1\",\"PublicIPv6\":null}";

    assertThat(LeaseValue.parse(json).backendType()).isEmpty();
    assertThat(LeaseValue.parse(json).toJson()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'PublicIP':'10.0.0'} | lease value: PublicIP \"10.0.0\" is not an IP address: an IPv4 address has four numbers",
        "{'PublicIP':'fd00::1'} | lease value: PublicIP fd00::1: must be an IPv4 address",
        "{'PublicIP':7} | lease value: PublicIP 7: must be text in quotes",
        "{'BackendType':'vxlan','BackendData':{}} | lease value: BackendData.VtepMAC: missing",
        "{'BackendType':'vxlan','BackendData':[]} | lease value: BackendData []: must be an object with a VtepMAC",
        "{'BackendType':'vxlan','BackendData':{'VtepMAC':'8e:ef'}} | lease value: BackendData.VtepMAC \"8e:ef\" is not a MAC address: six hexadecimal bytes with colons between",
        "{'BackendType':'vxlan','BackendV6Data':{'VNI':-1,'VtepMAC':'8e:ef:13:91:a4:02'}} | lease value: BackendV6Data.VNI -1: must be between 0 and 16777215"
      })
  void refusesByFieldValueAndRule(String json, String message) {
    assertThatThrownBy(() -> LeaseValue.parse(json.replace('\'', '"')))
        .isInstanceOf(LeaseFormatException.class)
        .hasMessage(message);
  }

  @Test
  void keysAreFlannels() {
    IpPrefix ipv4 = IpPrefix.parse("10.12.13.0/24");
    IpPrefix ipv6 = IpPrefix.parse("fd00:12:13::/56");

    assertThat(LeaseKey.of(IpPrefix.parse("10.5.52.0/24")).text()).isEqualTo("10.5.52.0-24");
    assertThat(LeaseKey.of(ipv4, ipv6).text()).isEqualTo("10.12.13.0-24&fd00:12:13::-56");
    assertThat(LeaseKey.of(ipv6).text()).isEqualTo("0.0.0.0-0&fd00:12:13::-56");
    assertThat(LeaseKey.parse("10.12.13.0-24&fd00:12:13::-56")).isEqualTo(LeaseKey.of(ipv4, ipv6));
    assertThat(LeaseKey.parse("0.0.0.0-0&fd00:12:13::-56")).isEqualTo(LeaseKey.of(ipv6));
    assertThat(LeaseKey.of(ipv4, ipv6)).hasToString("10.12.13.0/24,fd00:12:13::/56");
  }

  @Test
  void keysOverlapWhenEitherFamilyDoes() {
    LeaseKey both = LeaseKey.of(IpPrefix.parse("10.12.13.0/24"), IpPrefix.parse("fd00:12:13::/56"));

    assertThat(both.overlaps(LeaseKey.of(IpPrefix.parse("10.12.12.0/23")))).isTrue();
    assertThat(both.overlaps(LeaseKey.of(IpPrefix.parse("fd00:12:13:1::/64")))).isTrue();
    assertThat(both.overlaps(LeaseKey.of(IpPrefix.parse("10.12.14.0/24")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "-",
        "10.5.52.0",
        "10.5.52.0/24",
        "10.5.52.1-24",
        "10.5.52.0-33",
        "0.0.0.0-0",
        "fd00::-64",
        "10.5.52.0-24&",
        "10.5.52.0-24&10.5.53.0-24",
        "10.5.52.0-24&fd00::-64&",
        "10.5.52.0-+24",
        "config"
      })
  void refusesOtherKeys(String text) {
    assertThatThrownBy(() -> LeaseKey.parse(text))
        .isInstanceOf(LeaseFormatException.class)
        .hasMessageStartingWith("lease key \"" + text + "\": ");
  }
}
