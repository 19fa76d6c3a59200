package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Links go down, which takes routes, next hops and neighbours along. */
class LinkDownTest extends RepairCase {

  @Test
  void tunnelAndUpAgain() throws InterruptedException {
    heals("ip link set tweed.1 down; ip link set tweed.1 up");
  }

  @Test
  void tunnel() throws InterruptedException {
    heals("ip link set tweed.1 down");
  }

  @Test
  void bridgeAndUpAgain() throws InterruptedException {
    heals("ip link set tweed0 down; ip link set tweed0 up");
  }

  @Test
  void bridge() throws InterruptedException {
    heals("ip link set tweed0 down");
  }
}
