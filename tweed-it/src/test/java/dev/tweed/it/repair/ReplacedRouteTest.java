package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Somebody puts another route in the place of ours. */
class ReplacedRouteTest extends RepairCase {

  @Test
  void byAForeignOne() throws InterruptedException {
    heals("ip route replace " + peerSubnet() + " via 192.168.33.13");
  }

  @Test
  void byABlackhole() throws InterruptedException {
    heals("ip route replace blackhole " + peerSubnet());
  }
}
