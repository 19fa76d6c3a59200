package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The overlay's own addresses are deleted; ip gives up when they are back too quickly. */
class DeletedAddressTest extends RepairCase {

  @Test
  void ofTheBridge() throws InterruptedException {
    heals("ip addr flush dev tweed0 || true");
  }

  @Test
  void ofTheTunnel() throws InterruptedException {
    heals("ip addr flush dev tweed.1 || true");
  }
}
