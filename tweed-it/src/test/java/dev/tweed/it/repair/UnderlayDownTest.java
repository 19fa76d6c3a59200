package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The link to the other hosts goes down and comes back. */
class UnderlayDownTest extends RepairCase {

  @Test
  void downAndUp() throws InterruptedException {
    heals("ip link set eth0 down; ip link set eth0 up");
  }
}
