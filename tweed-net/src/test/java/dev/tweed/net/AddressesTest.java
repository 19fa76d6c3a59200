package dev.tweed.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "10.244.7.0,10.244.7.0",
    "255.255.255.255,255.255.255.255",
    "::,::",
    "::1,::1",
    "FD00:0:0:1::,fd00:0:0:1::",
    "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1,2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1,2001:db8::1:0:0:1",
    "1:2:3:4:5:6:7::,1:2:3:4:5:6:7:0",
    "::ffff:192.0.2.1,::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33,64:ff9b::c000:221"
  })
  void textRoundTrip(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
    assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.-4",
        "a.b.c.d",
        "1.2.3.٤",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "fe80::1%eth0",
        "[::1]",
        "::1.2.3",
        "1.2.3.4::",
        "::g",
        " ::1"
      })
  void refusesWithTheTextInTheMessage(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void agreesWithBigIntegersAndTheJdk() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int zeroes = random.nextInt(bytes.length); zeroes > 0; zeroes--) {
        bytes[random.nextInt(bytes.length)] = 0;
      }
      IpAddress address = IpAddress.of(bytes);
      int length = random.nextInt(bytes.length * 8 + 1);
      IpPrefix prefix = new IpPrefix(address, length);
      BigInteger number = new BigInteger(1, bytes);
      BigInteger size = BigInteger.ONE.shiftLeft(bytes.length * 8 - length);
      BigInteger first = number.subtract(number.mod(size));

      assertThat(address.bytes()).as("seed %d", seed).isEqualTo(bytes);
      assertThat(IpAddress.parse(address.toString())).as("seed %d", seed).isEqualTo(address);
      assertThat(InetAddress.getByName(address.toString()))
          .as("seed %d", seed)
          .isEqualTo(InetAddress.getByAddress(bytes));
      assertThat(number(prefix.network().address())).as("seed %d", seed).isEqualTo(first);
      assertThat(number(prefix.last()))
          .as("seed %d, %s", seed, prefix)
          .isEqualTo(first.add(size).subtract(BigInteger.ONE));
    }
  }

  @Test
  void addsWithCarryAndStopsAtTheEnd() {
    assertThat(IpAddress.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
    assertThat(IpAddress.parse("::ffff:ffff:ffff:ffff").plus(1)).hasToString("0:0:0:1::");
    assertThat(IpAddress.parse("0:0:0:1::").plus(-1)).hasToString("::ffff:ffff:ffff:ffff");
    assertThatThrownBy(() -> IpAddress.parse("255.255.255.255").plus(1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> IpAddress.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").plus(1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> IpAddress.parse("::").plus(-1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void prefixesContainAndOverlap() {
    IpPrefix network = IpPrefix.parse("10.244.0.0/16");
    assertThat(network.contains(IpPrefix.parse("10.244.7.0/24"))).isTrue();
    assertThat(network.overlaps(IpPrefix.parse("10.0.0.0/8"))).isTrue();
    assertThat(network.overlaps(IpPrefix.parse("10.245.0.0/16"))).isFalse();
    assertThat(network.contains(IpAddress.parse("::ffff:10.244.0.1"))).isFalse();
    assertThat(network.next()).hasToString("10.245.0.0/16");
    assertThat(IpPrefix.parse("10.244.1.1/24").isNetwork()).isFalse();
    assertThatThrownBy(() -> IpPrefix.parse("10.0.0.0/33")).hasMessageContaining("0 to 32");
    assertThatThrownBy(() -> IpPrefix.parse("10.0.0.0")).hasMessageContaining("/length");
  }

  @Test
  void macAddresses() {
    MacAddress mac = MacAddress.parse("8E:ef:13:91:a4:02");
    assertThat(mac).hasToString("8e:ef:13:91:a4:02");
    assertThat(MacAddress.of(mac.bytes())).isEqualTo(mac);
    assertThat(MacAddress.parse("01:00:5e:00:00:01").isMulticast()).isTrue();
    assertThatThrownBy(() -> MacAddress.parse("8e:ef:13:91:a4")).hasMessageContaining("six");
  }

  private static BigInteger number(IpAddress address) {
    return new BigInteger(1, address.bytes());
  }
}
