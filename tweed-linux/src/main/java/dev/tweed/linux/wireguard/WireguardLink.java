package dev.tweed.linux.wireguard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes a link of kind {@code wireguard} a tunnel: as the kernel has it, or what is asked of
 * it. What is absent is left as it is.
 *
 * <p>Wire form: {@code WGDEVICE_A_*}, uapi/linux/wireguard.h.
 *
 * @param index of the link; 0 when not said
 * @param name of the link; empty when not said
 * @param flags of a request, {@link #REPLACE_PEERS}; 0 in answers
 * @param privateKey {@link WireguardSecret#NONE} for none; absent from answers when there is none
 * @param publicKey in answers, when there is a private key
 * @param listenPort UDP; 0 lets the kernel choose when the link goes up
 * @param fwmark of outer packets; 0 for none
 */
public record WireguardLink(
    int index,
    String name,
    int flags,
    Optional<WireguardSecret> privateKey,
    Optional<WireguardKey> publicKey,
    OptionalInt listenPort,
    OptionalInt fwmark,
    List<WireguardPeer> peers) {

  /** The peers in the list are all there are; else they are added. */
  public static final int REPLACE_PEERS = 0x1;

  public WireguardLink {
    peers = List.copyOf(peers);
  }

  /** The link of that name, and nothing about it. */
  public static WireguardLink named(String name) {
    return new WireguardLink(
        0,
        name,
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of());
  }

  public WireguardLink withPrivateKey(WireguardSecret secret) {
    return new WireguardLink(
        index, name, flags, Optional.of(secret), publicKey, listenPort, fwmark, peers);
  }

  public WireguardLink withListenPort(int port) {
    return new WireguardLink(
        index, name, flags, privateKey, publicKey, OptionalInt.of(port), fwmark, peers);
  }

  public WireguardLink withFwmark(int mark) {
    return new WireguardLink(
        index, name, flags, privateKey, publicKey, listenPort, OptionalInt.of(mark), peers);
  }

  /** With one more. */
  public WireguardLink withPeer(WireguardPeer peer) {
    List<WireguardPeer> more = new ArrayList<>(peers);
    more.add(peer);
    return new WireguardLink(index, name, flags, privateKey, publicKey, listenPort, fwmark, more);
  }

  /** As behind {@code wg set}, without secrets. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name.isEmpty() ? "#" + index : name);
    listenPort.ifPresent(port -> text.append(" listen-port ").append(port));
    fwmark.ifPresent(mark -> text.append(" fwmark 0x").append(Integer.toHexString(mark)));
    privateKey.ifPresent(secret -> text.append(" private-key ").append(secret));
    peers.forEach(peer -> text.append(' ').append(peer));
    return text.toString();
  }
}
