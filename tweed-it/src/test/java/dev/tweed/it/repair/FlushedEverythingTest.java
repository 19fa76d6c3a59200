package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Everything at once. The tools give up when what they flush is back too quickly. */
class FlushedEverythingTest extends RepairCase {

  @Test
  void tables() throws InterruptedException {
    heals(
        """
        ip route show proto 84 | cut -f 1 -d " " | xargs -n 1 ip route del || true
        ip nexthop flush || true
        ip neigh flush dev tweed.1 nud permanent || true
        ip addr flush dev tweed.1 || true
        ip addr flush dev tweed0 || true
        sysctl -qw net/ipv4/ip_forward=0
        """);
  }

  @Test
  void links() throws InterruptedException {
    heals("ip link del tweed.1; ip link del tweed0; ip link del " + port());
  }
}
