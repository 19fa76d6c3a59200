package dev.tweed.host;

import dev.tweed.linux.wireguard.WireguardLink;
import dev.tweed.linux.wireguard.WireguardSecret;

/**
 * What makes a WireGuard link this host's end of a tunnel. It comes and goes with the link, as a
 * kernel parameter does; never with somebody's wish that it were not there.
 *
 * @param link the link's name
 * @param port UDP, where the peers' packets come in
 * @param privateKey by which the peers know this host; {@link WireguardSecret#NONE} before anybody
 *     has set one
 */
public record HostWireguard(String link, int port, WireguardSecret privateKey)
    implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.WIREGUARD, link, "");
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.WIREGUARD;
  }

  /** False: there is no taking a link's key away. */
  @Override
  public boolean ours() {
    return false;
  }

  /** What is asked of the kernel. */
  WireguardLink request() {
    return WireguardLink.named(link).withListenPort(port).withPrivateKey(privateKey);
  }

  @Override
  public String toString() {
    return request().toString();
  }
}
