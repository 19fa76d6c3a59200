package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The containers' bridge is deleted. */
class DeletedBridgeTest extends RepairCase {

  @Test
  void bridge() throws InterruptedException {
    heals("ip link del tweed0");
  }
}
