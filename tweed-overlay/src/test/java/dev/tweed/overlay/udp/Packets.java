package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * IPv4 packets for tests, made and checked by the book: slowly, and with none of the code tested.
 */
final class Packets {

  static final int SOURCE = 0x0A_05_01_02;
  static final int DESTINATION = 0x0A_05_02_02;

  private Packets() {}

  static byte[] payload(RandomGenerator random, int length) {
    byte[] payload = new byte[length];
    random.nextBytes(payload);
    return payload;
  }

  static byte[] tcp(int port, int sequence, int flags, int options, byte[] payload) {
    int header = 20 + options;
    ByteBuffer packet = ByteBuffer.allocate(20 + header + payload.length);
    writeIp(packet, 6);
    packet.putShort((short) port).putShort((short) 80).putInt(sequence).putInt(4711);
    packet.put((byte) (header / 4 << 4)).put((byte) flags).putShort((short) 512).putInt(0);
    for (int i = 0; i < options; i++) {
      packet.put((byte) (i + 1));
    }
    return sealed(packet.put(payload).array(), 36);
  }

  static byte[] udp(int port, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(28 + payload.length);
    writeIp(packet, 17);
    packet.putShort((short) port).putShort((short) 53).putShort((short) (8 + payload.length));
    return sealed(packet.putShort((short) 0).put(payload).array(), 26);
  }

  private static void writeIp(ByteBuffer packet, int protocol) {
    packet.putShort((short) 0x4500).putShort((short) packet.capacity()).putInt(0x1234_4000);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(SOURCE);
    packet.putInt(DESTINATION);
  }

  /** Fills in both checksums. */
  static byte[] sealed(byte[] packet, int checksumAt) {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    bytes.putShort(10, (short) 0).putShort(checksumAt, (short) 0);
    bytes.putShort(10, (short) ~sum(packet, 0, 20));
    int checksum = ~transportSum(packet) & 0xFFFF;
    bytes.putShort(checksumAt, (short) (checksum == 0 ? 0xFFFF : checksum));
    return packet;
  }

  /** Whether length and both checksums are right. */
  static boolean isRight(byte[] packet) {
    return (ByteBuffer.wrap(packet).getShort(2) & 0xFFFF) == packet.length
        && sum(packet, 0, 20) == 0xFFFF
        && transportSum(packet) == 0xFFFF;
  }

  private static int transportSum(byte[] packet) {
    int length = packet.length - 20;
    return fold(sum(packet, 20, length) + sum(packet, 12, 8) + packet[9] + length);
  }

  /** What is in the checksum field of a packet whose checksum is yet to be completed. */
  static int pseudoHeaderSum(byte[] packet) {
    return fold(sum(packet, 12, 8) + packet[9] + packet.length - 20);
  }

  private static int sum(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum = fold(sum + ((bytes[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0)));
    }
    return sum;
  }

  private static int fold(int sum) {
    return sum >>> 16 == 0 ? sum : fold((sum & 0xFFFF) + (sum >>> 16));
  }

  /** Puts bytes into a buffer. */
  static void put(PacketBuffer buffer, int at, byte[] bytes) {
    buffer.bytes().put(at, bytes);
  }

  static byte[] get(PacketBuffer buffer, int at, int length) {
    byte[] bytes = new byte[length];
    buffer.bytes().get(at, bytes);
    return bytes;
  }
}
