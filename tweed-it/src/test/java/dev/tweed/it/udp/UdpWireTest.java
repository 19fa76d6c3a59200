package dev.tweed.it.udp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.it.udp.UdpHosts.Container;
import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is on the wire: the second host has no agent but a plain socket, and speaks flannel's udp by
 * hand.
 */
@InNetns
@Timeout(60)
class UdpWireTest {

  private static final int PORT = 8285;
  private static final int TIMEOUT_MS = 20_000;
  private static final IpAddress THERE = IpAddress.parse("10.244.99.2");

  private UdpHosts hosts;
  private Container here;

  @BeforeEach
  void build(Namespaces namespaces) {
    hosts = new UdpHosts(namespaces);
    hosts.lease("10.244.99.0/24", "192.168.33.12");
    hosts.start(hosts.one);
    here = hosts.container(hosts.one, "c1");
  }

  @AfterEach
  void stop() {
    hosts.close();
  }

  @Test
  void aDatagramIsOneIpPacketAndNothingElse() throws IOException {
    try (DatagramSocket flannel = socket(hosts.two, PORT);
        DatagramSocket container = socket(here.netns(), 5001)) {
      container.send(packet("hello".getBytes(US_ASCII), THERE, 53));
      DatagramPacket received = receive(flannel);
      assertThat(received.getPort()).isEqualTo(PORT);
      byte[] expected = inner(here.address(), 5001, THERE, 53, 62, "hello");
      short identification = ByteBuffer.wrap(bytes(received)).getShort(4); // the kernel's choice
      assertThat(bytes(received)).isEqualTo(identified(expected, identification));
    }
  }

  @Test
  void anIpPacketInADatagramReachesTheContainer() throws IOException {
    try (DatagramSocket flannel = socket(hosts.two, PORT);
        DatagramSocket container = socket(here.netns(), 5001)) {
      byte[] inner = inner(THERE, 53, here.address(), 5001, 64, "hello");
      flannel.send(packet(inner, IpAddress.parse("192.168.33.11"), PORT));
      DatagramPacket received = receive(container);
      assertThat(received.getAddress().getAddress()).isEqualTo(THERE.bytes());
      assertThat(new String(bytes(received), US_ASCII)).isEqualTo("hello");
    }
  }

  /** The kernel gives one super-packet to the tunnel; each piece travels alone. */
  @Test
  void noDatagramIsLongerThanTheLinkTakes() throws IOException {
    try (DatagramSocket flannel = socket(hosts.two, PORT)) {
      here.netns()
          .start(
              "sender",
              () -> {
                try (DatagramSocket container = socket(here.netns(), 5001)) {
                  for (int i = 0; i < 10; i++) {
                    container.send(packet(new byte[4000], THERE, 53));
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      for (int i = 0; i < 30; i++) {
        byte[] inner = bytes(receive(flannel));
        assertThat(inner.length).isLessThanOrEqualTo(1472);
        assertThat(ByteBuffer.wrap(inner).getShort(2)).isEqualTo((short) inner.length);
      }
    }
  }

  private static DatagramSocket socket(Netns netns, int port) {
    return netns.call(() -> {
      DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName("0.0.0.0"));
      socket.setSoTimeout(TIMEOUT_MS);
      return socket;
    });
  }

  private static DatagramPacket packet(byte[] bytes, IpAddress to, int port) throws IOException {
    return new DatagramPacket(bytes, bytes.length, InetAddress.getByAddress(to.bytes()), port);
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.receive(packet);
    return packet;
  }

  private static byte[] bytes(DatagramPacket packet) {
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /** A UDP datagram in an IPv4 packet as Linux makes it (RFC 791, RFC 768). */
  private static byte[] inner(
      IpAddress from, int fromPort, IpAddress to, int toPort, int ttl, String text) {
    int length = 28 + text.length();
    ByteBuffer packet = ByteBuffer.allocate(length);
    packet.putShort((short) 0x4500).putShort((short) length).putInt(0x4000);
    packet.put((byte) ttl).put((byte) 17).putShort((short) 0).put(from.bytes()).put(to.bytes());
    packet.putShort((short) fromPort).putShort((short) toPort);
    packet.putShort((short) (length - 20)).putShort((short) 0).put(text.getBytes(US_ASCII));
    packet.putShort(10, (short) ~sum(packet.array(), 0, 20));
    int pseudo = sum(packet.array(), 12, 8) + 17 + length - 20;
    packet.putShort(26, (short) ~folded(pseudo + sum(packet.array(), 20, length - 20)));
    return packet.array();
  }

  private static byte[] identified(byte[] packet, short identification) {
    ByteBuffer.wrap(packet).putShort(4, identification).putShort(10, (short) 0);
    ByteBuffer.wrap(packet).putShort(10, (short) ~sum(packet, 0, 20));
    return packet;
  }

  private static int sum(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum = folded(sum + ((bytes[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0)));
    }
    return sum;
  }

  private static int folded(int sum) {
    return sum >>> 16 == 0 ? sum : folded((sum & 0xFFFF) + (sum >>> 16));
  }
}
