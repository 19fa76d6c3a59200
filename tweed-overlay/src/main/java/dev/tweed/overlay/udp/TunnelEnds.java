package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.linux.tunnel.IcmpSocket;
import dev.tweed.linux.tunnel.TunEnd;
import dev.tweed.linux.tunnel.UdpSocket;

/**
 * What a tunnel has of the kernel.
 *
 * @param tun where this host's packets come from and go to
 * @param udp where the peers' do
 * @param icmp for errors about packets that cannot go on
 */
record TunnelEnds(TunEnd tun, UdpSocket udp, IcmpSocket icmp) implements AutoCloseable {

  /**
   * Opens all three in the calling thread's network namespace, or none.
   *
   * @throws dev.tweed.linux.KernelException EBUSY when another program has the link, EADDRINUSE
   *     when one has the port
   */
  static TunnelEnds open(String link, Endpoint local) {
    TunEnd tun = TunEnd.attach(link);
    try {
      UdpSocket udp = UdpSocket.open(local);
      try {
        return new TunnelEnds(tun, udp, IcmpSocket.open());
      } catch (RuntimeException e) {
        udp.close();
        throw e;
      }
    } catch (RuntimeException e) {
      tun.close();
      throw e;
    }
  }

  @Override
  public void close() {
    icmp.close();
    udp.close();
    tun.close();
  }
}
