package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Routes to the other hosts are deleted. */
class DeletedRouteTest extends RepairCase {

  @Test
  void onePeers() throws InterruptedException {
    heals("ip route del " + peerSubnet());
  }

  @Test
  void all() throws InterruptedException {
    heals("ip route show proto 84 | cut -f 1 -d \" \" | xargs -n 1 ip route del || true");
  }
}
