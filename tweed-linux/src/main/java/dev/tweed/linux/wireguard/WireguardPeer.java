package dev.tweed.linux.wireguard;

import dev.tweed.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A peer of a WireGuard link: as the kernel has it, or what is asked of it. What is absent is left
 * as it is.
 *
 * <p>Wire form: {@code WGPEER_A_*}, uapi/linux/wireguard.h.
 *
 * @param publicKey tells it from the link's other peers
 * @param flags of a request, {@link #REMOVE} and the like; 0 in answers
 * @param presharedKey {@link WireguardSecret#NONE} for none
 * @param endpoint where packets for it go; the kernel changes it to wherever the last authentic
 *     packet came from
 * @param keepalive seconds between packets that say nothing; 0 for none
 * @param allowedIps destinations that are the peer's, and sources it may use: each belongs to one
 *     peer of the link, the one that was given it last
 * @param activity in answers
 */
public record WireguardPeer(
    WireguardKey publicKey,
    int flags,
    Optional<WireguardSecret> presharedKey,
    Optional<WireguardEndpoint> endpoint,
    OptionalInt keepalive,
    List<IpPrefix> allowedIps,
    Optional<WireguardActivity> activity) {

  /** Takes the peer away. */
  public static final int REMOVE = 0x1;

  /** What is in the list is all that is allowed; else it is added. */
  public static final int REPLACE_ALLOWED_IPS = 0x2;

  /** Does nothing when there is no such peer. */
  public static final int UPDATE_ONLY = 0x4;

  public WireguardPeer {
    allowedIps = List.copyOf(allowedIps);
  }

  /** A peer, and nothing about it. */
  public static WireguardPeer of(WireguardKey publicKey) {
    return PeerFields.of(publicKey).toPeer();
  }

  /** No peer of that key. */
  public static WireguardPeer removed(WireguardKey publicKey) {
    PeerFields fields = PeerFields.of(publicKey);
    fields.flags = REMOVE;
    return fields.toPeer();
  }

  public WireguardPeer withPresharedKey(WireguardSecret secret) {
    PeerFields fields = new PeerFields(this);
    fields.presharedKey = secret;
    return fields.toPeer();
  }

  public WireguardPeer withEndpoint(WireguardEndpoint newEndpoint) {
    PeerFields fields = new PeerFields(this);
    fields.endpoint = newEndpoint;
    return fields.toPeer();
  }

  /** Seconds; 0 for none. */
  public WireguardPeer withKeepalive(int seconds) {
    PeerFields fields = new PeerFields(this);
    fields.keepalive = OptionalInt.of(seconds);
    return fields.toPeer();
  }

  /** These and no others. */
  public WireguardPeer withAllowedIps(List<IpPrefix> only) {
    PeerFields fields = new PeerFields(this);
    fields.flags |= REPLACE_ALLOWED_IPS;
    fields.allowedIps = only;
    return fields.toPeer();
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** As behind {@code wg set LINK}. */
  @Override
  public String toString() {
    return "peer "
        + publicKey
        + (has(REMOVE) ? " remove" : "")
        + presharedKey.map(secret -> " preshared-key " + secret).orElse("")
        + endpoint.map(where -> " endpoint " + where).orElse("")
        + (keepalive.isPresent() ? " persistent-keepalive " + keepalive.getAsInt() : "")
        + (allowedIps.isEmpty() && !has(REPLACE_ALLOWED_IPS) ? "" : " allowed-ips " + prefixes());
  }

  private String prefixes() {
    return allowedIps.isEmpty()
        ? "\"\""
        : allowedIps.stream().map(IpPrefix::toString).collect(Collectors.joining(","));
  }
}
