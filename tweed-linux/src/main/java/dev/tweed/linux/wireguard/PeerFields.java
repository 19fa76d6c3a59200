package dev.tweed.linux.wireguard;

import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A peer while it is put together. */
final class PeerFields {

  final WireguardKey publicKey;
  int flags;
  @Nullable WireguardSecret presharedKey;
  @Nullable WireguardEndpoint endpoint;
  OptionalInt keepalive = OptionalInt.empty();
  List<IpPrefix> allowedIps = List.of();
  @Nullable WireguardActivity activity;

  private PeerFields(WireguardKey publicKey) {
    this.publicKey = publicKey;
  }

  static PeerFields of(WireguardKey publicKey) {
    return new PeerFields(publicKey);
  }

  PeerFields(WireguardPeer peer) {
    publicKey = peer.publicKey();
    flags = peer.flags();
    presharedKey = peer.presharedKey().orElse(null);
    endpoint = peer.endpoint().orElse(null);
    keepalive = peer.keepalive();
    allowedIps = peer.allowedIps();
    activity = peer.activity().orElse(null);
  }

  WireguardPeer toPeer() {
    return new WireguardPeer(
        publicKey,
        flags,
        Optional.ofNullable(presharedKey),
        Optional.ofNullable(endpoint),
        keepalive,
        allowedIps,
        Optional.ofNullable(activity));
  }
}
