package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The FDB entry of another host's tunnel end leads elsewhere. */
class ChangedFdbEntryTest extends RepairCase {

  @Test
  void toAnotherHost() throws InterruptedException {
    heals("bridge fdb replace " + peerMac() + " dev tweed.1 dst 192.168.33.99 self permanent");
  }
}
