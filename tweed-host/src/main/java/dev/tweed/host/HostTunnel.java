package dev.tweed.host;

import dev.tweed.net.IpAddress;

/**
 * The program at the end of a TUN link that carries the link's packets to other hosts in UDP.
 *
 * @param link the TUN link
 * @param local an IPv4 address of this host
 * @param port UDP, where packets come in and which they leave by
 */
public record HostTunnel(String link, IpAddress local, int port) implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.TUNNEL, link, "");
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.TUNNEL;
  }

  /** True: nobody else's is seen. */
  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public String toString() {
    return "dev " + link + " local " + local + " port " + port;
  }
}
