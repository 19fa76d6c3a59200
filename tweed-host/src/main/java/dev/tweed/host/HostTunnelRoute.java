package dev.tweed.host;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;

/**
 * A route within tunnels that a program carries: the kernel sends the whole network's packets into
 * the TUN link, and this says which host each is for.
 *
 * @param destination a network
 * @param host an IPv4 address
 * @param port UDP, at that host
 */
public record HostTunnelRoute(IpPrefix destination, IpAddress host, int port)
    implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.TUNNEL_ROUTE, "", destination);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.TUNNEL_ROUTE;
  }

  /** True: nobody else's is seen. */
  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public String toString() {
    return destination + " via " + host + " port " + port;
  }
}
