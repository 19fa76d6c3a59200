package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.wireguard.WireguardEndpoint;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoamingTest {

  private static final Key PEER =
      HostWireguardPeer.key("tweed-wg", WireguardSecret.generate().publicKey());
  private static final WireguardEndpoint SAID = endpoint("192.168.33.17");
  private static final WireguardEndpoint THERE = endpoint("203.0.113.9");
  private static final Optional<Instant> HANDSHAKE = Optional.of(Instant.EPOCH.plusSeconds(7));

  private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();
  private final Roaming roaming = new Roaming(() -> now);

  @Test
  void whoWasNeverPlacedIsWhereTheKernelSays() {
    assertThat(place(HANDSHAKE)).contains(THERE);
  }

  @Test
  void whoWasNeverHeardIsWhereTheKernelSays() {
    roaming.said(PEER, SAID);
    assertThat(place(Optional.empty())).contains(THERE);
  }

  @Test
  void whoHasMovedInALivingSessionIsLeftThere() {
    roaming.said(PEER, SAID);
    assertThat(place(HANDSHAKE)).contains(SAID);
    pass(Duration.ofSeconds(179));
    assertThat(place(HANDSHAKE)).contains(SAID);
  }

  @Test
  void whoIsNoLongerHeardIsPutRight() {
    roaming.said(PEER, SAID);
    place(HANDSHAKE);
    pass(Duration.ofSeconds(180));
    assertThat(place(HANDSHAKE)).contains(THERE);
  }

  @Test
  void anotherHandshakeIsAnotherSession() {
    roaming.said(PEER, SAID);
    place(HANDSHAKE);
    pass(Duration.ofSeconds(180));
    assertThat(place(HANDSHAKE.map(time -> time.plusSeconds(120)))).contains(SAID);
  }

  @Test
  void whoGetsAnotherPlaceIsComparedWithThatOne() {
    roaming.said(PEER, SAID);
    place(HANDSHAKE);
    roaming.said(PEER, endpoint("192.168.33.18"));
    assertThat(place(HANDSHAKE)).contains(endpoint("192.168.33.18"));
    roaming.forget(PEER);
    assertThat(place(HANDSHAKE)).contains(THERE);
  }

  private Optional<WireguardEndpoint> place(Optional<Instant> handshake) {
    return roaming.place(PEER, Optional.of(THERE), handshake);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static WireguardEndpoint endpoint(String address) {
    return new WireguardEndpoint(IpAddress.parse(address), 51820);
  }
}
