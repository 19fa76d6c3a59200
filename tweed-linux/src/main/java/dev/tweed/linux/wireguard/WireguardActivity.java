package dev.tweed.linux.wireguard;

import java.time.Instant;
import java.util.Optional;

/**
 * What the kernel tells of a peer and nobody sets.
 *
 * @param lastHandshake by the machine's clock; absent when there was none
 * @param receivedBytes of UDP payload, since the peer was added
 * @param sentBytes likewise
 * @param protocol version of WireGuard's protocol in use: 1
 */
public record WireguardActivity(
    Optional<Instant> lastHandshake, long receivedBytes, long sentBytes, int protocol) {

  static final WireguardActivity NONE = new WireguardActivity(Optional.empty(), 0, 0, 0);
}
