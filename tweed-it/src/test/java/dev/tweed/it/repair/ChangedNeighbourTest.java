package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The neighbour entry of another host's tunnel end is altered. */
class ChangedNeighbourTest extends RepairCase {

  @Test
  void toAnotherMac() throws InterruptedException {
    heals(
        "ip neigh replace "
            + peerGateway()
            + " lladdr 02:00:00:00:00:01 dev tweed.1 nud permanent");
  }

  @Test
  void toAnotherState() throws InterruptedException {
    heals("ip neigh change " + peerGateway() + " lladdr 02:00:00:00:00:01 dev tweed.1 nud stale");
  }
}
