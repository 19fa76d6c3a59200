package dev.tweed.linux.wireguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Recorded;
import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what {@code wg} says, and understands what the kernel says to it. */
class WireguardGoldenTest {

  private static final WireguardSecret OWN =
      WireguardSecret.parse("yAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdF8=");
  private static final WireguardSecret NEAR =
      WireguardSecret.parse("uAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdF8=");
  private static final WireguardSecret OTHER =
      WireguardSecret.parse("iBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEF8=");
  private static final WireguardSecret SHARED =
      WireguardSecret.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final WireguardKey ONE = NEAR.publicKey();
  private static final WireguardKey TWO = OTHER.publicKey();
  private static final WireguardPeer FIRST =
      WireguardPeer.of(ONE)
          .withPresharedKey(SHARED)
          .withEndpoint(new WireguardEndpoint(IpAddress.parse("192.0.2.7"), 51820))
          .withKeepalive(25)
          .withAllowedIps(
              List.of(IpPrefix.parse("10.244.7.0/24"), IpPrefix.parse("2001:db8:7::/64")));
  private static final WireguardPeer SECOND =
      WireguardPeer.of(TWO)
          .withEndpoint(new WireguardEndpoint(IpAddress.parse("2001:db8::7"), 51821))
          .withAllowedIps(List.of(IpPrefix.parse("10.244.8.0/24")));

  static Stream<Map.Entry<String, WireguardLink>> changes() {
    WireguardLink link = WireguardLink.named("wg0");
    return new TreeMap<>(
            Map.of(
                "set-link",
                link.withPrivateKey(OWN).withListenPort(51820).withFwmark(7),
                "set-peer",
                link.withPeer(FIRST),
                "set-peer6",
                link.withPeer(SECOND),
                "remove-peer",
                link.withPeer(WireguardPeer.removed(ONE))))
        .entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void saysWhatWgSays(Map.Entry<String, WireguardLink> expected) {
    NetlinkMessage wg = load(expected.getKey()).sent().getLast();
    WireguardRequest request = WireguardRequest.set(wg.type(), expected.getValue());
    assertThat(encoded(request)).isEqualTo(Recorded.hex(wg));
    assertThat(WireguardRequest.decode(wg)).isEqualTo(request);
  }

  @Test
  void asksForTheFamilyAndTheLinkAsWgDoes() {
    Recorded show = load("show");
    assertThat(encoded(new GenericFamily("wireguard"))).isEqualTo(Recorded.hex(show.sent().get(0)));
    int family = GenericFamily.id(show.received().get(0));
    assertThat(family).isEqualTo(show.sent().get(1).type());
    assertThat(encoded(WireguardRequest.get(family, "wg0")))
        .isEqualTo(Recorded.hex(show.sent().get(1)));
  }

  @Test
  void readsALinkWithPeers() {
    WireguardLink link = shown("show");
    assertThat(link.index()).isEqualTo(7);
    assertThat(link.privateKey()).contains(OWN);
    assertThat(link.publicKey()).contains(OWN.publicKey());
    assertThat(link.listenPort()).hasValue(51820);
    assertThat(link.fwmark()).hasValue(7);
    assertThat(link.peers()).hasSize(2);
    assertThat(link.peers().get(0).presharedKey()).contains(SHARED);
    assertThat(link.peers().get(0).endpoint()).isEqualTo(FIRST.endpoint());
    assertThat(link.peers().get(0).keepalive()).hasValue(25);
    assertThat(link.peers().get(0).allowedIps())
        .containsExactlyInAnyOrderElementsOf(FIRST.allowedIps());
    assertThat(link.peers().get(1).presharedKey()).contains(WireguardSecret.NONE);
    assertThat(link.peers().get(1).endpoint()).isEqualTo(SECOND.endpoint());
  }

  @Test
  void readsALinkThatNobodyHasSetUp() {
    WireguardLink link = shown("show-bare");
    assertThat(link.name()).isEqualTo("wg0");
    assertThat(link.privateKey()).isEmpty();
    assertThat(link.publicKey()).isEmpty();
    assertThat(link.listenPort()).hasValue(0);
    assertThat(link.peers()).isEmpty();
  }

  @Test
  void putsTogetherWhatComesInSeveralMessages() {
    assertThat(answers("show-long")).hasSizeGreaterThan(1);
    WireguardLink link = shown("show-long");
    assertThat(link.index()).isEqualTo(7);
    assertThat(link.peers()).extracting(WireguardPeer::publicKey).containsExactly(ONE, TWO);
    assertThat(link.peers().get(0).allowedIps())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 200).mapToObj(i -> IpPrefix.parse("10.1." + i + ".0/24")).toList());
  }

  @Test
  void readsWhenAPeerWasHeardLastAndWhatItSent() {
    WireguardActivity activity = shown("show-traffic").peers().getFirst().activity().orElseThrow();
    assertThat(activity.lastHandshake()).isPresent();
    assertThat(activity.receivedBytes()).isGreaterThanOrEqualTo(148); // a handshake's first message
    assertThat(activity.sentBytes()).isGreaterThanOrEqualTo(92); // and its second
    assertThat(activity.protocol()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "show-bare", "show-long", "show-traffic"})
  void keepsAllThatTheKernelSays(String name) {
    for (NetlinkMessage answer : answers(name)) {
      WireguardRequest read = WireguardRequest.decode(answer);
      MessageWriter out = new MessageWriter();
      read.encode(out);
      assertThat(out.length()).isEqualTo(answer.body().limit());
      assertThat(again(read)).isEqualTo(read);
    }
  }

  @Test
  void printsWhatIsTypedWithoutSecrets() {
    WireguardLink link =
        WireguardLink.named("wg0").withListenPort(51820).withPrivateKey(OWN).withPeer(FIRST);
    assertThat(WireguardRequest.set(32, link))
        .hasToString(
            "wg set wg0 listen-port 51820 private-key (hidden) peer "
                + ONE
                + " preshared-key (hidden) endpoint 192.0.2.7:51820 persistent-keepalive 25"
                + " allowed-ips 10.244.7.0/24,2001:db8:7::/64");
    assertThat(WireguardLink.named("wg0").withPeer(SECOND).toString())
        .contains("endpoint [2001:db8::7]:51821");
  }

  static WireguardRequest again(WireguardRequest request) {
    MessageWriter out = new MessageWriter();
    request.encode(out);
    return WireguardRequest.decode(
        new NetlinkMessage(
            request.type(), 0, 0, out.written().slice().order(ByteOrder.nativeOrder())));
  }

  static List<NetlinkMessage> answers(String name) {
    Recorded recorded = load(name);
    int family = recorded.sent().getLast().type();
    return recorded.received().stream().filter(message -> message.type() == family).toList();
  }

  static Recorded load(String name) {
    return Recorded.load("wireguard/" + name + ".hex");
  }

  private static WireguardLink shown(String name) {
    LinkCollector collector = new LinkCollector();
    answers(name).forEach(message -> collector.add(WireguardRequest.decode(message).link()));
    return collector.link();
  }

  private static String encoded(dev.tweed.linux.netlink.NetlinkRequest request) {
    MessageWriter out = new MessageWriter();
    request.encode(out);
    return Recorded.hex(out.written());
  }
}
