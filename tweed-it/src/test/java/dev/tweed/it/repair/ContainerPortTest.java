package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** A container's port is taken out of the bridge, or down. */
class ContainerPortTest extends RepairCase {

  @Test
  void outOfTheBridge() throws InterruptedException {
    heals("ip link set " + port() + " nomaster");
  }

  @Test
  void down() throws InterruptedException {
    heals("ip link set " + port() + " down");
  }
}
