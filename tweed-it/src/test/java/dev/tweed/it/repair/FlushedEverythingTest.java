package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Everything at once. */
class FlushedEverythingTest extends RepairCase {

  @Test
  void tables() throws InterruptedException {
    heals(
        """
        ip route show proto 84 | cut -f 1 -d " " | xargs -n 1 ip route del
        ip nexthop flush
        ip neigh flush dev tweed.1 nud permanent
        ip addr flush dev tweed.1
        ip addr flush dev tweed0
        sysctl -qw net/ipv4/ip_forward=0
        """);
  }

  @Test
  void links() throws InterruptedException {
    heals("ip link del tweed.1; ip link del tweed0; ip link del " + port());
  }
}
