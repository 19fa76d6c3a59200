package dev.tweed.agent;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.BridgePlan;
import dev.tweed.overlay.OverlayException;
import java.util.TreeSet;

/** The free and taken addresses of one subnet. Not safe for use by two threads. */
final class AddressPool {

  private final IpPrefix subnet;
  private final TreeSet<IpAddress> taken = new TreeSet<>();

  AddressPool(IpPrefix subnet) {
    this.subnet = subnet;
    taken.add(BridgePlan.gateway(subnet));
  }

  /**
   * Takes the lowest free address: not the network's own, the gateway's or, in IPv4, the broadcast
   * address.
   *
   * @throws OverlayException when all are taken
   */
  IpAddress take() {
    IpAddress candidate = BridgePlan.gateway(subnet);
    for (IpAddress next : taken) {
      if (!next.equals(candidate)) {
        break;
      }
      candidate = candidate.plus(1);
    }
    boolean beyond = !subnet.contains(candidate);
    if (beyond || (candidate.isV4() && candidate.equals(subnet.last()))) {
      throw new OverlayException(
          "subnet "
              + subnet
              + ": all "
              + taken.size()
              + " addresses are taken; detach a container");
    }
    taken.add(candidate);
    return candidate;
  }

  void giveBack(IpAddress address) {
    if (!address.equals(BridgePlan.gateway(subnet))) {
      taken.remove(address);
    }
  }

  IpPrefix subnet() {
    return subnet;
  }
}
