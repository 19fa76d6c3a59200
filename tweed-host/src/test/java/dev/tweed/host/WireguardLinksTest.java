package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSocket;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.wireguard.Wireguard;
import dev.tweed.linux.wireguard.WireguardEndpoint;
import dev.tweed.linux.wireguard.WireguardKey;
import dev.tweed.linux.wireguard.WireguardLink;
import dev.tweed.linux.wireguard.WireguardPeer;
import dev.tweed.linux.wireguard.WireguardSecret;
import dev.tweed.net.IpAddress;
import dev.tweed.testkit.kernel.FakeKernel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WireGuard links, their keys and peers, on a kernel in memory. */
class WireguardLinksTest {

  private static final String LINK = "tweed-wg";
  private static final WireguardSecret OWN = WireguardSecret.generate();
  private static final Duration A_LOOK = Duration.ofSeconds(1);

  private final FakeKernel fake = new FakeKernel();
  private final TestHost host = new TestHost(fake);
  private final Wireguard somebody =
      new Wireguard(new NetlinkSocket(fake.connect(Netlink.GENERIC)));

  @AfterEach
  void close() {
    somebody.close();
    host.close();
  }

  @Test
  void linkKeyAndPeersComeInOneGo() {
    settle(7, 8);
    WireguardLink link = link();
    assertThat(link.privateKey()).contains(OWN);
    assertThat(link.listenPort()).hasValue(51820);
    assertThat(link.peers()).extracting(WireguardPeer::publicKey).containsExactly(key(7), key(8));
    assertThat(link.peers().getFirst().allowedIps()).containsExactly(Samples.subnet(7));
    assertThat(host.isAtPeace()).isTrue();
  }

  @Test
  void changesAreTheLinesOfWgWithoutSecrets() {
    settle(7);
    assertThat(host.last().changes().stream().map(Object::toString))
        .contains(
            "ip link add tweed-wg mtu 1420 up alias tweed type wireguard",
            "wg set tweed-wg listen-port 51820 private-key (hidden)",
            "wg set tweed-wg peer "
                + key(7)
                + " preshared-key (none) endpoint 192.168.33.7:51820 persistent-keepalive 0"
                + " allowed-ips 10.244.7.0/24");
    host.desire("peer/7", List.of()).isDone();
    host.work();
    assertThat(host.last().changes()).hasToString("[wg set tweed-wg peer " + key(7) + " remove]");
    assertThat(link().peers()).isEmpty();
  }

  @Test
  void whatOthersDoIsSeenWithinASecondAndPutRight() {
    settle(7);
    somebody.set(
        WireguardLink.named(LINK)
            .withListenPort(1)
            .withPeer(WireguardPeer.removed(key(7)))
            .withPeer(WireguardPeer.of(key(99))));
    host.work();
    assertThat(link().listenPort()).hasValue(1); // the kernel tells nobody
    host.pass(A_LOOK);
    host.work();
    assertThat(host.last().repairs()).hasSize(2); // what was never ours is no repair
    assertThat(link().listenPort()).hasValue(51820);
    assertThat(link().peers()).extracting(WireguardPeer::publicKey).containsExactly(key(7));
  }

  @Test
  void aDeletedLinkComesBackWithAllOfIt() {
    settle(7, 8);
    WireguardLink before = link();
    host.does(RouteRequest.delete(Link.at(host.index(LINK)).withName(LINK)));
    host.work();
    assertThat(link().privateKey()).isEqualTo(before.privateKey());
    assertThat(link().peers()).containsExactlyInAnyOrderElementsOf(before.peers());
  }

  @Test
  void aPeerWithAnotherKeyTakesTheSubnetOver() {
    settle(7);
    HostWireguardPeer other = peer(7, key(70));
    CompletableFuture<Void> done = host.desire("peer/7", List.of(other));
    host.work();
    assertThat(done).isCompleted();
    assertThat(link().peers()).extracting(WireguardPeer::publicKey).containsExactly(key(70));
    assertThat(link().peers().getFirst().allowedIps()).containsExactly(Samples.subnet(7));
  }

  @Test
  void aRestartFindsAllAsItShouldBe() {
    settle(7, 8);
    host.restart();
    settle(7, 8);
    assertThat(host.settlements).isEmpty();
    host.pass(A_LOOK);
    host.work();
    assertThat(host.settlements).isEmpty();
  }

  @Test
  void clearedTheLinkIsGone() {
    settle(7);
    CompletableFuture<Void> done = host.reconciler.clear();
    host.work();
    assertThat(done).isCompleted();
    assertThat(somebody.link(LINK)).isEmpty();
  }

  @Test
  void refusalsNameTheCommandWithoutSecrets() {
    fake.refuseNext(request -> request.type() == 32, Errno.EADDRINUSE, "");
    CompletableFuture<Void> done = host.desire("host", tunnel());
    host.work();
    assertThat(done)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("EADDRINUSE");
    assertThat(host.last().failures().toString()).doesNotContain(OWN.reveal());
  }

  @Test
  void aKernelWithoutWireguardIsSaidToBeOne() {
    fake.without("wireguard");
    CompletableFuture<Void> done = host.desire("host", tunnel());
    host.work();
    assertThat(done).isCompletedExceptionally();
    assertThat(host.last().failures())
        .anyMatch(line ->
            line.contains("link add tweed-wg")
                && line.contains("the kernel lacks this kind of link, load its module"));
  }

  @Test
  void nothingIsLookedAtWhileThereIsNoSuchLink() {
    host.settleOverlay(7);
    host.kernel.forget();
    host.pass(A_LOOK);
    host.work();
    assertThat(host.kernel.sent()).isZero();
  }

  private void settle(int... peers) {
    host.desire("host", tunnel()).isDone();
    for (int peer : peers) {
      host.desire("peer/" + peer, List.of(peer(peer, key(peer)))).isDone();
    }
    host.work();
  }

  private static List<HostObject> tunnel() {
    return List.of(
        HostLink.own(LINK, new LinkShape.Wireguard(), 1420), new HostWireguard(LINK, 51820, OWN));
  }

  private static HostWireguardPeer peer(int number, WireguardKey key) {
    IpAddress address = IpAddress.parse("192.168.33." + number);
    return HostWireguardPeer.of(
        LINK, key, new WireguardEndpoint(address, 51820), List.of(Samples.subnet(number)));
  }

  private static WireguardKey key(int peer) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) peer;
    return WireguardKey.of(bytes);
  }

  private WireguardLink link() {
    return somebody.link(LINK).orElseThrow();
  }
}
