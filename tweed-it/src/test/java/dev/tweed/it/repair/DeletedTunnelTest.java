package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** The VXLAN link is deleted with all that hangs on it. */
class DeletedTunnelTest extends RepairCase {

  @Test
  void tunnel() throws InterruptedException {
    heals("ip link del tweed.1");
  }
}
