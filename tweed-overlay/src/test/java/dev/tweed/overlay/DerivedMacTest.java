package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivedMacTest {

  @Test
  void saysWhatItIsForAndHoldsTheAddress() {
    IpAddress subnet = IpAddress.parse("10.244.7.0");
    assertThat(DerivedMac.vtep(subnet)).hasToString("0e:54:0a:f4:07:00");
    assertThat(DerivedMac.bridge(subnet)).hasToString("2e:54:0a:f4:07:00");
    assertThat(DerivedMac.container(subnet)).hasToString("3e:54:0a:f4:07:00");
  }

  @Test
  void tenThousandIpv6SubnetsInARowHaveTenThousandUnicastLocalAddresses() {
    Set<MacAddress> seen = new HashSet<>();
    IpPrefix subnet = IpPrefix.parse("fd00:1:2::/64");
    for (int i = 0; i < 10_000; i++) {
      MacAddress mac = DerivedMac.vtep(subnet.address());
      assertThat(mac.isMulticast()).isFalse();
      assertThat(mac.bits() >>> 41 & 1).as("locally administered").isEqualTo(1);
      seen.add(mac);
      subnet = subnet.next();
    }
    assertThat(seen).hasSize(10_000);
  }
}
