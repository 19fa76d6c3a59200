package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The MAC address is altered. */
class ChangedMacTest extends RepairCase {

  @Test
  void ofTheTunnel() throws InterruptedException {
    heals("ip link set tweed.1 address 02:00:00:00:00:01");
  }

  @Test
  void ofTheBridge() throws InterruptedException {
    heals("ip link set tweed0 address 02:00:00:00:00:01");
  }
}
