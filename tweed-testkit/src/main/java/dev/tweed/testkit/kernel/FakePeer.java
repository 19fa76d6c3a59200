package dev.tweed.testkit.kernel;

import dev.tweed.linux.wireguard.WireguardActivity;
import dev.tweed.linux.wireguard.WireguardEndpoint;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.linux.wireguard.WireguardPeer;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** A peer of a WireGuard link of the fake kernel. */
final class FakePeer {

  private final WireguardKey key;
  final TreeSet<IpPrefix> allowedIps = new TreeSet<>();
  private WireguardSecret presharedKey = WireguardSecret.NONE;
  private Optional<WireguardEndpoint> endpoint = Optional.empty();
  private int keepalive;

  FakePeer(WireguardKey key) {
    this.key = key;
  }

  void change(WireguardPeer change) {
    change.presharedKey().ifPresent(secret -> presharedKey = secret);
    endpoint = change.endpoint().or(() -> endpoint);
    keepalive = change.keepalive().orElse(keepalive);
    if (change.has(WireguardPeer.REPLACE_ALLOWED_IPS)) {
      allowedIps.clear();
    }
    change.allowedIps().forEach(prefix -> allowedIps.add(prefix.network()));
  }

  /** What a dump says of it. */
  WireguardPeer told() {
    return new WireguardPeer(
        key,
        0,
        Optional.of(presharedKey),
        endpoint,
        OptionalInt.of(keepalive),
        List.copyOf(allowedIps),
        Optional.of(new WireguardActivity(Optional.empty(), 0, 0, 1)));
  }
}
