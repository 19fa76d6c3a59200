package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Next hop objects are deleted, and with them, silently, the routes that go through them. */
class DeletedNexthopTest extends RepairCase {

  @Test
  void onePeers() throws InterruptedException {
    heals("ip nexthop del id " + peerNexthop());
  }

  @Test
  void all() throws InterruptedException {
    heals("ip nexthop flush proto 84 || true");
  }
}
