package dev.tweed.bench.udp;

import dev.tweed.host.Change;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostTunnel;
import dev.tweed.host.HostTunnelRoute;
import dev.tweed.host.LinkShape;
import dev.tweed.host.Settlement;
import dev.tweed.linux.Ticker;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.udp.UdpTunnels;
import java.io.IOException;
import java.util.List;

/**
 * Carries packets between two hosts until its input ends: {@code TunnelHost LINK LOCAL SUBNET
 * HOST}, where {@code SUBNET} is behind {@code HOST}. Says {@code up} when it does, and at the end
 * what it has counted.
 */
public final class TunnelHost {

  private static final int PORT = 8285;

  private TunnelHost() {}

  public static void main(String[] args) throws IOException {
    String link = args[0];
    List<HostObject> objects =
        List.of(
            new HostLink(link, new LinkShape.Tun(), null, 0, "", true, ""),
            new HostTunnel(link, IpAddress.parse(args[1]), PORT),
            new HostTunnelRoute(IpPrefix.parse(args[2]), IpAddress.parse(args[3]), PORT));
    try (UdpTunnels tunnels = new UdpTunnels(Ticker.system())) {
      List<Change> changes = objects.stream().<Change>map(Change.Create::new).toList();
      for (Settlement.Refusal refusal : tunnels.apply(changes)) {
        throw refusal.reason();
      }
      System.out.println("up");
      while (System.in.read() >= 0) {} // until the script closes its end
      System.out.println(tunnels.counts());
    }
  }
}
