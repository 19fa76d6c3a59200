package dev.tweed.linux.wireguard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts an answer together. What does not fit into one message comes in several: those behind the
 * first say no more than the link's name and further peers, and the first of these may be the last
 * of the message before, with further allowed IPs and nothing else.
 */
final class LinkCollector {

  private @Nullable WireguardLink link;
  private final List<WireguardPeer> peers = new ArrayList<>();

  /** Forgets what came so far. */
  void begin() {
    link = null;
    peers.clear();
  }

  void add(WireguardLink part) {
    if (link == null) {
      link = part;
    }
    part.peers().forEach(this::add);
  }

  private void add(WireguardPeer peer) {
    boolean goesOn = !peers.isEmpty() && peers.getLast().publicKey().equals(peer.publicKey());
    if (goesOn) {
      PeerFields fields = new PeerFields(peers.removeLast());
      fields.allowedIps = new ArrayList<>(fields.allowedIps);
      fields.allowedIps.addAll(peer.allowedIps());
      peers.add(fields.toPeer());
    } else {
      peers.add(peer);
    }
  }

  /** The whole; null when nothing came. */
  @Nullable WireguardLink link() {
    return link == null
        ? null
        : new WireguardLink(
            link.index(),
            link.name(),
            link.flags(),
            link.privateKey(),
            link.publicKey(),
            link.listenPort(),
            link.fwmark(),
            peers);
  }
}
