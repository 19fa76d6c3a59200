package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The neighbour entry of another host's tunnel end is deleted. */
class DeletedNeighbourTest extends RepairCase {

  @Test
  void onePeers() throws InterruptedException {
    heals("ip neigh del " + peerGateway() + " dev tweed.1");
  }
}
