package dev.tweed.overlay.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever comes from the link or from the wire is carried or counted, and nothing is thrown. */
class HostileBytesTest {

  private static final int ROUNDS = 2000;

  private final Counters counters = new Counters();
  private final Written written = new Written();
  private final ErrorReplies errors =
      new ErrorReplies((_, _, _, _) -> true, new ErrorBudget(System::nanoTime));
  private final PacketBuffer buffer = new PacketBuffer(4096);

  @RepeatedTest(20)
  void fromTheLink(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    PeerRoutes routes =
        PeerRoutes.of(
            Map.of(
                IpPrefix.parse("10.5.0.0/16"), new Endpoint(IpAddress.parse("192.0.2.1"), 8285)));
    Segmenter segmenter = new Segmenter(written);
    Outbound outbound = new Outbound(() -> routes, written, segmenter, errors, counters);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] packet = damaged(random);
      int length = VnetHeader.BYTES + packet.length;
      Packets.put(buffer, 0, Packets.payload(random, VnetHeader.BYTES));
      buffer.words().put(1, (byte) new int[] {0, 1, 5, 3}[random.nextInt(4)]);
      Packets.put(buffer, VnetHeader.BYTES, packet);
      long before = total();
      int sent = written.packets.size();
      outbound.accept(buffer, 0, random.nextInt(8) == 0 ? random.nextInt(length + 1) : length);
      segmenter.reset();
      assertThat(total() - before + (written.packets.size() > sent ? 1 : 0)).isEqualTo(1);
    }
    assertThat(written.packets).isNotEmpty().allMatch(HostileBytesTest::isWhole);
  }

  @RepeatedTest(20)
  void fromTheWire(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Coalescer coalescer = new Coalescer(packet -> packet.copy().length > 10, counters, true);
    Inbound inbound = new Inbound(coalescer, errors, counters);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] packet = damaged(random);
      Packets.put(buffer, 0, packet);
      inbound.accept(buffer, packet.length, 1 + random.nextInt(packet.length));
      inbound.flush();
    }
    assertThat(total()).isGreaterThanOrEqualTo(ROUNDS);
    assertThat(counters.snapshot().get(Count.LINK_REFUSED)).isZero();
  }

  private static byte[] damaged(Random random) {
    byte[] payload = Packets.payload(random, random.nextInt(1000));
    byte[] packet =
        random.nextBoolean()
            ? Packets.tcp(
                random.nextInt(3), random.nextInt(), 0x10, 4 * random.nextInt(11), payload)
            : Packets.udp(random.nextInt(3), payload);
    for (int i = random.nextInt(4); i > 0; i--) {
      packet[random.nextInt(Math.min(packet.length, 60))] = (byte) random.nextInt();
    }
    return packet;
  }

  /** A peer gets whole IPv4 packets only. */
  private static boolean isWhole(byte[] packet) {
    PacketBuffer copy = new PacketBuffer(packet.length);
    Packets.put(copy, 0, packet);
    return Ipv4.isSound(copy, 0, packet.length) && Ipv4.totalLength(copy, 0) == packet.length;
  }

  private long total() {
    return counters.snapshot().values().stream().mapToLong(Long::longValue).sum();
  }
}
