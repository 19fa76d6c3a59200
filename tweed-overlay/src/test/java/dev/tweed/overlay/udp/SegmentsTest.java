package dev.tweed.overlay.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is cut is put together again, and in between it is packets that are right by the book. */
class SegmentsTest {

  private static final int FIN_PSH_ACK = 0x19;
  private static final int ALL = 70_000;

  private final Written written = new Written();
  private final List<byte[]> united = new ArrayList<>();
  private final Counters counters = new Counters();
  private final Coalescer coalescer = new Coalescer(this::take, counters, true);
  private int taken;

  private boolean take(dev.tweed.linux.tunnel.IoVectors packet) {
    taken++;
    united.add(packet.copy());
    return true;
  }

  private List<byte[]> cut(byte[] packet, Transport transport, int segmentBytes) {
    PacketBuffer buffer = new PacketBuffer(ALL);
    Packets.put(buffer, 0, packet);
    int segments = new Segmenter(written).cut(7, buffer, 0, transport, segmentBytes);
    assertThat(written.packets).hasSize(segments);
    return written.packets;
  }

  @RepeatedTest(100)
  void tcpIsCutByTheBook(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] payload = Packets.payload(random, 1 + random.nextInt(65_400));
    int segmentBytes = 100 + random.nextInt(1400);
    int sequence = random.nextInt();
    int options = random.nextInt(11) * 4;
    byte[] whole = Packets.tcp(1, sequence, FIN_PSH_ACK | Transport.CWR, options, payload);
    List<byte[]> packets = cut(whole, Transport.TCP, segmentBytes);
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      boolean first = together.size() == 0;
      boolean last = together.size() + segmentBytes >= payload.length;
      assertThat(Packets.isRight(packet)).isTrue();
      assertThat(ByteBuffer.wrap(packet).getInt(24)).isEqualTo(sequence + together.size());
      assertThat(packet[33] & 0xFF)
          .isEqualTo((last ? FIN_PSH_ACK : Transport.ACK) | (first ? Transport.CWR : 0));
      assertThat(packet.length - 40 - options).isLessThanOrEqualTo(segmentBytes);
      together.writeBytes(Arrays.copyOfRange(packet, 40 + options, packet.length));
    }
    assertThat(together.toByteArray()).isEqualTo(payload);
  }

  @RepeatedTest(50)
  void tcpComesOutAsItWentIn(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] payload = Packets.payload(random, 3000 + random.nextInt(60_000));
    byte[] whole = Packets.tcp(1, random.nextInt(), Transport.ACK | Transport.PSH, 12, payload);
    receive(cut(whole, Transport.TCP, 1420));
    assertThat(united).hasSize(1);
    assertThat(segmentation(united.getFirst())).isEqualTo(VnetHeader.TCPV4);
    assertThat(completed(united.getFirst(), 36)).isEqualTo(lessOneHop(whole, 36));
  }

  @RepeatedTest(20)
  void udpComesOutAsItWentIn(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] payload = Packets.payload(random, 3000 + random.nextInt(60_000));
    byte[] whole = Packets.udp(1, payload);
    List<byte[]> packets = cut(whole, Transport.UDP, 1400);
    assertThat(packets).allMatch(Packets::isRight);
    receive(packets);
    assertThat(segmentation(united.getFirst())).isEqualTo(VnetHeader.UDP_L4);
    assertThat(completed(united.getFirst(), 26)).isEqualTo(lessOneHop(whole, 26));
  }

  /** Flows come in mixed up, some packets twice, some late, some spoilt; order is kept in each. */
  @RepeatedTest(100)
  void everyPacketGoesInOnceAndInOrder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int flows = 1 + random.nextInt(12);
    int[] sequences = new int[flows];
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int flow = random.nextInt(flows);
      byte[] payload = Packets.payload(random, random.nextInt(10) == 0 ? 0 : 500);
      int flags = random.nextInt(20) == 0 ? FIN_PSH_ACK : Transport.ACK;
      byte[] packet = Packets.tcp(flow, sequences[flow], flags, 12, payload);
      sequences[flow] += random.nextInt(15) == 0 ? 0 : payload.length;
      packet[packet.length - 1] ^= (byte) (random.nextInt(15) == 0 ? 1 : 0);
      packets.add(packet);
    }
    receive(packets);
    for (int flow = 0; flow < flows; flow++) {
      assertThat(stream(partsOf(united), flow)).isEqualTo(stream(packets, flow));
    }
    assertThat(counters.snapshot().get(Count.RECEIVED)).isEqualTo(packets.size());
  }

  private static List<byte[]> partsOf(List<byte[]> written) {
    return written.stream().map(p -> Arrays.copyOfRange(p, VnetHeader.BYTES, p.length)).toList();
  }

  /** Payloads of one flow, one behind the other. */
  private static byte[] stream(List<byte[]> packets, int flow) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    packets.stream()
        .filter(packet -> ByteBuffer.wrap(packet).getShort(20) == flow)
        .forEach(packet -> stream.write(packet, 52, packet.length - 52));
    return stream.toByteArray();
  }

  @Test
  void packetsThatMayBeFragmentedStayAlone() {
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      byte[] packet = Packets.tcp(1, i * 100, Transport.ACK, 0, new byte[100]);
      packet[6] = 0;
      packets.add(Packets.sealed(packet, 36));
    }
    receive(packets);
    assertThat(united).hasSize(3).allMatch(packet -> segmentation(packet) == VnetHeader.NONE);
  }

  @Test
  void aDatagramWithoutChecksumStaysAlone() {
    byte[] packet = Packets.udp(1, new byte[100]);
    packet[26] = 0;
    packet[27] = 0;
    receive(List.of(packet, packet));
    assertThat(taken).isEqualTo(2);
  }

  private void receive(List<byte[]> packets) {
    PacketBuffer buffer = new PacketBuffer(packets.stream().mapToInt(p -> p.length).sum());
    ErrorReplies none = new ErrorReplies((_, _, _, _) -> true, new ErrorBudget(() -> 0));
    Inbound inbound = new Inbound(coalescer, none, counters);
    int at = 0;
    for (byte[] packet : packets) {
      Packets.put(buffer, at, packet);
      inbound.acceptOne(buffer, at, packet.length);
      at += packet.length;
    }
    inbound.flush();
  }

  private static int segmentation(byte[] written) {
    return written[1];
  }

  /** The super-packet as a packet, its checksum completed as the kernel would. */
  private static byte[] completed(byte[] written, int checksumAt) {
    byte[] packet = Arrays.copyOfRange(written, VnetHeader.BYTES, written.length);
    byte[] right = Packets.sealed(packet.clone(), checksumAt);
    int partial = ByteBuffer.wrap(packet).getShort(checksumAt) & 0xFFFF;
    assertThat(partial).isEqualTo(Packets.pseudoHeaderSum(packet));
    assertThat(ByteBuffer.wrap(packet).getShort(10)).isEqualTo(ByteBuffer.wrap(right).getShort(10));
    return right;
  }

  private static byte[] lessOneHop(byte[] packet, int checksumAt) {
    byte[] later = packet.clone();
    later[8]--;
    return Packets.sealed(later, checksumAt);
  }
}
