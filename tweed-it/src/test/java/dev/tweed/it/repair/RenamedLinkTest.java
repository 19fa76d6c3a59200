package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Links get another name. */
class RenamedLinkTest extends RepairCase {

  @Test
  void tunnel() throws InterruptedException {
    heals("ip link set tweed.1 down; ip link set tweed.1 name other");
  }

  @Test
  void bridge() throws InterruptedException {
    heals("ip link set tweed0 down; ip link set tweed0 name other");
  }
}
