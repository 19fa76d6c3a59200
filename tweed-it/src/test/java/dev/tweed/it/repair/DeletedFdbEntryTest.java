package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The FDB entry of another host's tunnel end is deleted. */
class DeletedFdbEntryTest extends RepairCase {

  @Test
  void onePeers() throws InterruptedException {
    heals("bridge fdb del " + peerMac() + " dev tweed.1");
  }
}
