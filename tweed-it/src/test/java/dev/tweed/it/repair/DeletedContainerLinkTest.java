package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** A container's cable is deleted. */
class DeletedContainerLinkTest extends RepairCase {

  @Test
  void hostsEnd() throws InterruptedException {
    heals("ip link del " + port());
  }
}
