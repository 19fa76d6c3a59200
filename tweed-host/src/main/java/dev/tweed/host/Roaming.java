package dev.tweed.host;

import dev.tweed.linux.Ticker;
import dev.tweed.linux.wireguard.WireguardEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells peers that have moved from peers that were moved. WireGuard sends to wherever a peer's last
 * authentic packet came from, behind an address translation for instance; to put that right would
 * cut the peer off. So as long as a peer's session lives it is where we have said, whatever the
 * kernel says; after that it is where the kernel says, which may be wrong and can be put right.
 */
final class Roaming {

  /** How long a handshake's keys are good for: REJECT-AFTER-TIME of WireGuard's protocol. */
  private static final Duration SESSION = Duration.ofMinutes(3);

  /**
   * What is known of a peer.
   *
   * @param said where we have said it is
   * @param handshake its last one
   * @param since when that was first seen, by the ticker
   */
  private record Stay(WireguardEndpoint said, Optional<Instant> handshake, long since) {}

  private final Ticker ticker;
  private final Map<Key, Stay> stays = new HashMap<>();

  Roaming(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Notes that the kernel was told where a peer is. */
  void said(Key peer, WireguardEndpoint endpoint) {
    Stay before = stays.get(peer);
    stays.put(
        peer,
        before == null
            ? new Stay(endpoint, Optional.empty(), ticker.nanos())
            : new Stay(endpoint, before.handshake, before.since));
  }

  void forget(Key peer) {
    stays.remove(peer);
  }

  /** Where a peer is to be taken to be, when the kernel says it is {@code there}. */
  Optional<WireguardEndpoint> place(
      Key peer, Optional<WireguardEndpoint> there, Optional<Instant> handshake) {
    Stay stay = heard(peer, handshake);
    return stay != null && lives(stay) ? Optional.of(stay.said) : there;
  }

  private @Nullable Stay heard(Key peer, Optional<Instant> handshake) {
    return stays.computeIfPresent(
        peer,
        (_, stay) ->
            stay.handshake.equals(handshake)
                ? stay
                : new Stay(stay.said, handshake, ticker.nanos()));
  }

  private boolean lives(Stay stay) {
    return stay.handshake.isPresent() && ticker.nanos() - stay.since < SESSION.toNanos();
  }
}
