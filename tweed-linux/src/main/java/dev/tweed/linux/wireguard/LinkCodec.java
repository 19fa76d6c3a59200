package dev.tweed.linux.wireguard;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code WGDEVICE_A_*}. Source: uapi/linux/wireguard.h. */
final class LinkCodec {

  private static final int IFINDEX = 1;
  private static final int IFNAME = 2;
  private static final int PRIVATE_KEY = 3;
  private static final int PUBLIC_KEY = 4;
  private static final int FLAGS = 5;
  private static final int LISTEN_PORT = 6;
  private static final int FWMARK = 7;
  private static final int PEERS = 8;

  /** Members of a list have no type of their own. */
  static final int MEMBER = 0;

  private LinkCodec() {}

  static void encode(WireguardLink link, MessageWriter out) {
    if (link.index() != 0) {
      out.u32(IFINDEX, link.index());
    }
    if (!link.name().isEmpty()) {
      out.string(IFNAME, link.name());
    }
    link.privateKey().ifPresent(secret -> out.bytes(PRIVATE_KEY, secret.bytes()));
    link.publicKey().ifPresent(key -> out.bytes(PUBLIC_KEY, key.bytes()));
    link.listenPort().ifPresent(port -> out.u16(LISTEN_PORT, port));
    link.fwmark().ifPresent(mark -> out.u32(FWMARK, mark));
    if (link.flags() != 0) {
      out.u32(FLAGS, link.flags());
    }
    if (!link.peers().isEmpty()) {
      out.nested(PEERS, () -> link.peers().forEach(peer -> member(peer, out)));
    }
  }

  private static void member(WireguardPeer peer, MessageWriter out) {
    out.nested(MEMBER, () -> PeerCodec.encode(peer, out));
  }

  static WireguardLink decode(AttributeCursor attributes) {
    int index = 0;
    String name = "";
    int flags = 0;
    Optional<WireguardSecret> privateKey = Optional.empty();
    Optional<WireguardKey> publicKey = Optional.empty();
    OptionalInt listenPort = OptionalInt.empty();
    OptionalInt fwmark = OptionalInt.empty();
    List<WireguardPeer> peers = new ArrayList<>();
    while (attributes.next()) {
      switch (attributes.type()) {
        case IFINDEX -> index = attributes.u32();
        case IFNAME -> name = attributes.string();
        case PRIVATE_KEY -> privateKey = Optional.of(PeerCodec.secret(attributes));
        case PUBLIC_KEY -> publicKey = Optional.of(PeerCodec.key(attributes));
        case FLAGS -> flags = attributes.u32();
        case LISTEN_PORT -> listenPort = OptionalInt.of(attributes.u16());
        case FWMARK -> fwmark = OptionalInt.of(attributes.u32());
        case PEERS -> readPeers(attributes.nested(), peers);
        default -> {} // of a later kernel's
      }
    }
    return new WireguardLink(index, name, flags, privateKey, publicKey, listenPort, fwmark, peers);
  }

  private static void readPeers(AttributeCursor members, List<WireguardPeer> peers) {
    while (members.next()) {
      peers.add(PeerCodec.decode(members.nested()));
    }
  }
}
