package dev.tweed.host;

import dev.tweed.linux.wireguard.WireguardEndpoint;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.linux.wireguard.WireguardLink;
import dev.tweed.linux.wireguard.WireguardPeer;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpPrefix;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A peer of a WireGuard link that Tweed made: who has the private key to this public one gets the
 * packets for its prefixes, and may send from them.
 *
 * @param link the link's name
 * @param publicKey the peer's
 * @param presharedKey that both have besides; {@link WireguardSecret#NONE} for none
 * @param endpoint where packets for it go; absent when nobody has said
 * @param keepalive seconds between packets that say nothing; 0 for none
 * @param allowedIps sorted; each is one peer's only, so what is given to two goes back and forth
 */
public record HostWireguardPeer(
    String link,
    WireguardKey publicKey,
    WireguardSecret presharedKey,
    Optional<WireguardEndpoint> endpoint,
    int keepalive,
    List<IpPrefix> allowedIps)
    implements HostObject {

  public HostWireguardPeer {
    allowedIps = allowedIps.stream().sorted().toList();
  }

  /** A peer without a preshared key. */
  public static HostWireguardPeer of(
      String link, WireguardKey key, WireguardEndpoint endpoint, Collection<IpPrefix> allowedIps) {
    return new HostWireguardPeer(
        link, key, WireguardSecret.NONE, Optional.of(endpoint), 0, List.copyOf(allowedIps));
  }

  static Key key(String link, WireguardKey publicKey) {
    return new Key(Key.Kind.WIREGUARD_PEER, link, publicKey);
  }

  @Override
  public Key key() {
    return key(link, publicKey);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.WIREGUARD_PEER;
  }

  /** True: on Tweed's links there are Tweed's peers. */
  @Override
  public boolean ours() {
    return true;
  }

  /** What is asked of the kernel. */
  WireguardLink request() {
    WireguardPeer peer =
        WireguardPeer.of(publicKey)
            .withPresharedKey(presharedKey)
            .withKeepalive(keepalive)
            .withAllowedIps(allowedIps);
    return WireguardLink.named(link).withPeer(endpoint.map(peer::withEndpoint).orElse(peer));
  }

  /** What is asked of the kernel when it is to go. */
  WireguardLink removal() {
    return WireguardLink.named(link).withPeer(WireguardPeer.removed(publicKey));
  }

  @Override
  public String toString() {
    return request().toString();
  }
}
