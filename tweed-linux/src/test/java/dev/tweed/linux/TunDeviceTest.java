package dev.tweed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.linux.ping.PingSocket;
import dev.tweed.linux.ping.SentPing;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunDeviceTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int IP_HEADER = 20;
  private static final int ECHO_REQUEST = 8;

  @Test
  void answersAPingByHand() {
    inNamespace(() -> {
      try (TunDevice tun = TunDevice.open(TunDevice.Kind.TUN, "tun0")) {
        bringUp(tun.name());
        Sysctl.write("net/ipv4/ping_group_range", "0 2147483647");
        try (PingSocket socket = PingSocket.open(IpFamily.IPV4, Ticker.system())) {
          SentPing sent = socket.send(Ping.to(IpAddress.parse("10.9.0.2")));
          tun.write(turnedRound(echoRequest(tun)));
          PingSocket.settle(List.of(socket), DEADLINE, Ticker.system());
          assertThat(sent.outcome()).isInstanceOf(PingOutcome.Reply.class);
        }
      }
    });
  }

  @Test
  void theKernelChoosesANumberAndTheLinkGoesWithTheObject() {
    inNamespace(() -> {
      try (Rtnetlink rtnetlink = Rtnetlink.open()) {
        try (TunDevice tap = TunDevice.open(TunDevice.Kind.TAP, "tap%d")) {
          assertThat(tap.name()).isEqualTo("tap0");
          assertThat(rtnetlink.link("tap0")).isPresent();
          assertThatThrownBy(() -> TunDevice.open(TunDevice.Kind.TAP, "tap0"))
              .hasMessage("ip tuntap add tap0 mode tap: EBUSY (16)");
        }
        assertThat(rtnetlink.link("tap0")).isEmpty();
      }
    });
  }

  @Test
  void aLongNameIsNoName() {
    assertThatThrownBy(() -> TunDevice.open(TunDevice.Kind.TUN, "a-name-too-long-for-it"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than 15 bytes");
  }

  private static void inNamespace(Runnable work) {
    try (Netns netns = Netns.create()) {
      netns.run(work);
    }
  }

  private static void bringUp(String name) {
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      int index = rtnetlink.link(name).orElseThrow().index();
      rtnetlink.execute(RouteRequest.change(Link.at(index).up()));
      rtnetlink.execute(RouteRequest.add(Address.of(IpPrefix.parse("10.9.0.1/24"), index)));
    }
  }

  /** The first packet that is one; IPv6 says things of its own before. */
  private static ByteBuffer echoRequest(TunDevice tun) {
    ByteBuffer packet = ByteBuffer.allocateDirect(2048);
    Poll poll = new Poll(tun.fd());
    do {
      assertThat(poll.await(DEADLINE)).as("a packet within " + DEADLINE).isTrue();
      tun.read(packet);
    } while (packet.get(0) != 0x45 || packet.get(IP_HEADER) != ECHO_REQUEST);
    return packet;
  }

  /** Source and destination change places; ICMP's type 0 makes its checksum 0x0800 larger. */
  private static ByteBuffer turnedRound(ByteBuffer packet) {
    int source = packet.getInt(12);
    packet.putInt(12, packet.getInt(16)).putInt(16, source).put(IP_HEADER, (byte) 0);
    int sum = (packet.getShort(IP_HEADER + 2) & 0xFFFF) + (ECHO_REQUEST << 8);
    return packet.putShort(IP_HEADER + 2, (short) ((sum & 0xFFFF) + (sum >>> 16)));
  }
}
