package dev.tweed.it.repair;

import org.junit.jupiter.api.Test;

/** Forwarding is switched off. */
class ForwardingOffTest extends RepairCase {

  @Test
  void ofTheTunnel() throws InterruptedException {
    heals("sysctl -qw net/ipv4/conf/tweed.1/forwarding=0");
  }

  @Test
  void ofTheBridge() throws InterruptedException {
    heals("sysctl -qw net/ipv4/conf/tweed0/forwarding=0");
  }

  @Test
  void ofTheHost() throws InterruptedException {
    heals("sysctl -qw net/ipv4/ip_forward=0");
  }
}
