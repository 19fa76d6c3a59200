package dev.tweed.it.repair;

import dev.tweed.net.IpFamily;
import org.junit.jupiter.api.Test;

/**
 * The faults that the kernel answers otherwise in IPv6: addresses go with their link's going down.
 */
class Ipv6RepairTest extends RepairCase {

  @Override
  String config() {
    return """
    {"EnableIPv4":false,"EnableIPv6":true,"IPv6Network":"fd00:10:244::/48",
     "Backend":{"Type":"vxlan"}}
    """;
  }

  @Override
  IpFamily family() {
    return IpFamily.IPV6;
  }

  @Test
  void deletedRoute() throws InterruptedException {
    heals("ip -6 route del " + peerSubnet());
  }

  @Test
  void blackholeRoute() throws InterruptedException {
    heals("ip -6 route replace blackhole " + peerSubnet());
  }

  @Test
  void deletedNeighbour() throws InterruptedException {
    heals("ip neigh del " + peerGateway() + " dev tweed-v6.1");
  }

  @Test
  void deletedTunnel() throws InterruptedException {
    heals("ip link del tweed-v6.1");
  }

  @Test
  void tunnelDown() throws InterruptedException {
    heals("ip link set tweed-v6.1 down");
  }

  @Test
  void tunnelDownAndUp() throws InterruptedException {
    heals("ip link set tweed-v6.1 down; ip link set tweed-v6.1 up");
  }

  @Test
  void bridgeDownAndUp() throws InterruptedException {
    heals("ip link set tweed0 down; ip link set tweed0 up");
  }

  @Test
  void deletedBridge() throws InterruptedException {
    heals("ip link del tweed0");
  }

  @Test
  void deletedAddresses() throws InterruptedException {
    heals(
        "ip -6 addr flush dev tweed0 scope global || true;"
            + "ip -6 addr flush dev tweed-v6.1 scope global || true");
  }

  @Test
  void forwardingOff() throws InterruptedException {
    heals("sysctl -qw net/ipv6/conf/all/forwarding=0");
  }
}
