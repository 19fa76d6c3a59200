package dev.tweed.host;

import dev.tweed.linux.wireguard.WireguardActivity;
import dev.tweed.linux.wireguard.WireguardLink;
import dev.tweed.linux.wireguard.WireguardPeer;
import dev.tweed.linux.wireguard.WireguardSecret;
import java.util.ArrayList;
import java.util.List;

/** From what the kernel says of a WireGuard link to host objects, and back from changes. */
final class WireguardTranslation {

  private final Roaming roaming;

  WireguardTranslation(Roaming roaming) {
    this.roaming = roaming;
  }

  List<HostObject> objects(String link, WireguardLink there) {
    List<HostObject> objects = new ArrayList<>();
    WireguardSecret secret = there.privateKey().orElse(WireguardSecret.NONE);
    objects.add(new HostWireguard(link, there.listenPort().orElse(0), secret));
    there.peers().forEach(peer -> objects.add(peer(link, peer)));
    return objects;
  }

  private HostWireguardPeer peer(String link, WireguardPeer peer) {
    return new HostWireguardPeer(
        link,
        peer.publicKey(),
        peer.presharedKey().orElse(WireguardSecret.NONE),
        roaming.place(
            HostWireguardPeer.key(link, peer.publicKey()),
            peer.endpoint(),
            peer.activity().flatMap(WireguardActivity::lastHandshake)),
        peer.keepalive().orElse(0),
        peer.allowedIps());
  }

  WireguardLink request(Change change) {
    return switch (change.object()) {
      case HostWireguard tunnel -> tunnel.request();
      case HostWireguardPeer peer ->
          change instanceof Change.Delete ? peer.removal() : peer.request();
      default -> throw new AssertionError(change + " is not about a tunnel");
    };
  }
}
