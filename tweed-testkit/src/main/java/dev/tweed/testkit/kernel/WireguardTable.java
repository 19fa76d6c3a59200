package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.linux.wireguard.WireguardLink;
import dev.tweed.linux.wireguard.WireguardPeer;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What makes WireGuard links tunnels. No packet is encrypted, and no handshake happens. */
final class WireguardTable implements LinkWatcher {

  private static final String KIND = "wireguard";
  private static final int PEERS_IN_A_MESSAGE = 15;

  /** A link's state; {@code peers} in the order they came. */
  private static final class State {
    private WireguardSecret secret = WireguardSecret.NONE;
    private int port;
    private int fwmark;
    private final Map<WireguardKey, FakePeer> peers = new LinkedHashMap<>();
  }

  private final LinkTable links;
  private final Map<Integer, State> states = new HashMap<>();

  WireguardTable(LinkTable links) {
    this.links = links;
  }

  boolean isThere() {
    return links.factory().has(KIND);
  }

  @Override
  public void vanishes(FakeLink link) {
    states.remove(link.index);
  }

  private FakeLink require(WireguardLink named) {
    FakeLink link =
        (named.index() == 0 ? links.find(named.name()) : links.find(named.index()))
            .orElseThrow(() -> new Refusal(Errno.ENODEV));
    if (!link.kind.equals(KIND)) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    return link;
  }

  private State state(FakeLink link) {
    return states.computeIfAbsent(link.index, _ -> new State());
  }

  void set(WireguardLink change) {
    FakeLink link = require(change);
    State state = state(link);
    change.listenPort().ifPresent(port -> listen(link, port));
    change.fwmark().ifPresent(mark -> state.fwmark = mark);
    change.privateKey().ifPresent(secret -> become(state, secret));
    if ((change.flags() & WireguardLink.REPLACE_PEERS) != 0) {
      state.peers.clear();
    }
    change.peers().forEach(peer -> set(state, peer));
  }

  private void listen(FakeLink link, int port) {
    for (FakeLink other : links.all()) {
      boolean takes = other.up && other.kind.equals(KIND) && state(other).port == port;
      if (link.up && other != link && takes && port != 0) {
        throw new Refusal(Errno.EADDRINUSE);
      }
    }
    state(link).port = port;
  }

  /** Nobody is a peer of oneself: the kernel drops such a one without a word. */
  private static void become(State state, WireguardSecret secret) {
    state.secret = secret;
    if (!secret.isNone()) {
      state.peers.remove(secret.publicKey());
    }
  }

  private static void set(State state, WireguardPeer change) {
    WireguardKey key = change.publicKey();
    boolean self = !state.secret.isNone() && state.secret.publicKey().equals(key);
    boolean unknown = !state.peers.containsKey(key);
    if (self || unknown && change.has(WireguardPeer.REMOVE | WireguardPeer.UPDATE_ONLY)) {
      return;
    }
    if (change.has(WireguardPeer.REMOVE)) {
      state.peers.remove(key);
      return;
    }
    for (IpPrefix prefix : change.allowedIps()) {
      state.peers.values().forEach(peer -> peer.allowedIps.remove(prefix.network()));
    }
    state.peers.computeIfAbsent(key, FakePeer::new).change(change);
  }

  /** What a dump says, in as many messages as it takes. */
  List<WireguardLink> parts(WireguardLink named) {
    FakeLink link = require(named);
    State state = state(link);
    List<WireguardPeer> peers = state.peers.values().stream().map(FakePeer::told).toList();
    List<WireguardLink> parts = new ArrayList<>();
    parts.add(whole(link, state, peers.subList(0, Math.min(PEERS_IN_A_MESSAGE, peers.size()))));
    for (int from = PEERS_IN_A_MESSAGE; from < peers.size(); from += PEERS_IN_A_MESSAGE) {
      WireguardLink part = WireguardLink.named(link.name());
      int to = Math.min(from + PEERS_IN_A_MESSAGE, peers.size());
      for (WireguardPeer peer : peers.subList(from, to)) {
        part = part.withPeer(peer);
      }
      parts.add(part);
    }
    return parts;
  }

  private static WireguardLink whole(FakeLink link, State state, List<WireguardPeer> peers) {
    Optional<WireguardSecret> secret = Optional.of(state.secret).filter(s -> !s.isNone());
    return new WireguardLink(
        link.index,
        link.name(),
        0,
        secret,
        secret.map(WireguardSecret::publicKey),
        OptionalInt.of(state.port),
        OptionalInt.of(state.fwmark),
        peers);
  }
}
