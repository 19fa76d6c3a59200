package dev.tweed.it.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Netns;
import dev.tweed.linux.ethtool.LinkFeatures;
import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.ReceiveBatch;
import dev.tweed.linux.tunnel.SendBatch;
import dev.tweed.linux.tunnel.UdpSocket;
import dev.tweed.net.IpAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Datagrams in batches over a cable. */
@InNetns
@Timeout(60)
class UdpBatchTest {

  private static final Endpoint ONE = new Endpoint(IpAddress.parse("192.168.33.11"), 7001);
  private static final Endpoint TWO = new Endpoint(IpAddress.parse("192.168.33.12"), 7002);

  private UdpHosts hosts;
  private UdpSocket sender;
  private UdpSocket receiver;
  private final SendBatch batch = new SendBatch();
  private final PacketBuffer bytes = new PacketBuffer(100_000);

  @BeforeEach
  void open(Namespaces namespaces) {
    hosts = new UdpHosts(namespaces);
    sender = open(hosts.one, ONE);
    receiver = open(hosts.two, TWO);
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.bytes().put(i, (byte) (i % 251));
    }
  }

  private static UdpSocket open(Netns netns, Endpoint local) {
    return netns.call(() -> UdpSocket.open(local));
  }

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
    hosts.close();
  }

  @Test
  void equalNeighboursAndAShorterLastOneArriveAsTheyWere() {
    sendAndExpect(1000, 1000, 1000, 300, 1000, 1200, 1200);
  }

  @Test
  void moreThanOneMessageTakesArrivesWhole() {
    int[] lengths = new int[100];
    Arrays.fill(lengths, 900);
    sendAndExpect(lengths);
  }

  /** A link that computes no checksums cannot be given what is yet to be cut. */
  @Test
  void linksWithoutChecksumsGetThemOneByOne() {
    hosts.one.run(() -> {
      try (LinkFeatures features = LinkFeatures.open()) {
        features.set("eth0", Map.of("tx-checksum-ip-generic", false));
      }
    });
    sendAndExpect(1000, 1000, 1000, 300);
  }

  /** Too long for the path: each is fragmented, as a socket does by default. */
  @Test
  void datagramsLongerThanTheLinkTakesAreFragmented() {
    sendAndExpect(2000, 2000, 2000);
  }

  private void sendAndExpect(int... lengths) {
    List<Integer> expected = new ArrayList<>();
    int at = 0;
    for (int length : lengths) {
      int head = Math.min(40, length);
      batch.add(TWO.packed(), bytes, at, head, bytes, at + head, length - head);
      expected.add(length);
      at += length;
    }
    assertThat(sender.send(batch)).isZero();
    assertThat(batch.isEmpty()).isTrue();
    assertThat(receive(lengths.length)).isEqualTo(expected);
  }

  /** The lengths of so many datagrams, whose bytes go on where those of the one before ended. */
  private List<Integer> receive(int datagrams) {
    ReceiveBatch received = new ReceiveBatch(16);
    List<Integer> lengths = new ArrayList<>();
    int position = 0;
    while (lengths.size() < datagrams) {
      int messages = receiver.receive(received);
      for (int i = 0; i < messages; i++) {
        assertThat(Endpoint.ofPacked(received.sender(i))).isEqualTo(ONE);
        for (int from = 0; from < received.length(i); from += received.datagramLength(i)) {
          int length = Math.min(received.datagramLength(i), received.length(i) - from);
          lengths.add(length);
        }
        for (int k = 0; k < received.length(i); k++) {
          assertThat(received.buffer(i).bytes().get(k)).isEqualTo((byte) (position++ % 251));
        }
      }
    }
    return lengths;
  }

  @Test
  void whoeverWaitsIsWokenToStop() throws InterruptedException {
    Thread waiting = Thread.ofPlatform().start(() -> receiver.receive(new ReceiveBatch(1)));
    receiver.stopReceiving();
    waiting.join();
    ReceiveBatch nothing = new ReceiveBatch(1);
    receiver.receive(nothing);
    assertThat(nothing.length(0)).isZero();
  }
}
