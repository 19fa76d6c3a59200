package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The MTU is altered. */
class ChangedMtuTest extends RepairCase {

  @Test
  void ofTheTunnel() throws InterruptedException {
    heals("ip link set tweed.1 mtu 1300");
  }

  @Test
  void ofTheBridge() throws InterruptedException {
    heals("ip link set tweed0 mtu 1300");
  }
}
