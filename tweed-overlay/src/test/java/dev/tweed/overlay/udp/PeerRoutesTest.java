package dev.tweed.overlay.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PeerRoutesTest {

  @Test
  void nothingIsRoutedByAnEmptyTable() {
    assertThat(PeerRoutes.EMPTY.find(0)).isEqualTo(PeerRoutes.NONE);
    assertThat(PeerRoutes.EMPTY.find(-1)).isEqualTo(PeerRoutes.NONE);
  }

  @Test
  void aSubnetEndsWhereItEnds() {
    Endpoint peer = new Endpoint(IpAddress.parse("192.168.33.17"), 8285);
    PeerRoutes routes = PeerRoutes.of(Map.of(IpPrefix.parse("10.244.7.0/24"), peer));
    assertThat(Endpoint.ofPacked(find(routes, "10.244.7.0"))).isEqualTo(peer);
    assertThat(Endpoint.ofPacked(find(routes, "10.244.7.255"))).isEqualTo(peer);
    assertThat(find(routes, "10.244.6.255")).isEqualTo(PeerRoutes.NONE);
    assertThat(find(routes, "10.244.8.0")).isEqualTo(PeerRoutes.NONE);
  }

  private static long find(PeerRoutes routes, String address) {
    return routes.find(IpAddress.parse(address).lowBits());
  }

  /** Few bits, so that prefixes lie in, beside and upon one another. */
  @RepeatedTest(200)
  void agreesWithLookingAtEveryPrefix(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Map<IpPrefix, Endpoint> prefixes = new HashMap<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      IpPrefix prefix = new IpPrefix(address(random), random.nextInt(33)).network();
      prefixes.put(prefix, new Endpoint(IpAddress.v4(random.nextInt()), random.nextInt(65536)));
    }
    PeerRoutes routes = PeerRoutes.of(prefixes);
    for (int i = 0; i < 500; i++) {
      IpAddress address = address(random);
      assertThat(routes.find(address.lowBits()))
          .as("%s in %s, seed %d", address, prefixes, repetition.getCurrentRepetition())
          .isEqualTo(slow(prefixes, address));
    }
  }

  private static IpAddress address(Random random) {
    int high = (random.nextInt(4) - 2) << 30; // both signs
    return IpAddress.v4(
        high | random.nextInt(8) << 27 | random.nextInt(8) << 8 | random.nextInt(4));
  }

  private static long slow(Map<IpPrefix, Endpoint> prefixes, IpAddress address) {
    return prefixes.entrySet().stream()
        .filter(entry -> entry.getKey().contains(address))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(entry -> entry.getValue().packed())
        .orElse(PeerRoutes.NONE);
  }
}
