package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;

/**
 * What cutting and joining segments needs to know of TCP and UDP headers; {@code at} is where the
 * transport header begins. Source: RFC 9293, RFC 768.
 */
enum Transport {
  /** Sequence number at 4, acknowledgement at 8, data offset at 12, flags at 13. */
  TCP(VnetHeader.TCPV4, 20, 16),
  /** Length at 4. */
  UDP(VnetHeader.UDP_L4, 8, 6);

  static final int FIN = 0x01;
  static final int PSH = 0x08;
  static final int ACK = 0x10;
  static final int CWR = 0x80;

  /** The kernel's number for super-packets of it. */
  final int segmentation;

  /** Bytes of the shortest header. */
  final int shortestHeader;

  /** Where in the header the checksum is. */
  final int checksum;

  Transport(int segmentation, int shortestHeader, int checksum) {
    this.segmentation = segmentation;
    this.shortestHeader = shortestHeader;
    this.checksum = checksum;
  }

  /** Bytes of this header, as it says; at least the shortest's must be there to be asked. */
  int headerLength(PacketBuffer buffer, int at) {
    return this == UDP ? shortestHeader : (buffer.bytes().get(at + 12) >>> 4 & 0xF) * 4;
  }

  /** Whether the header lies within so many bytes. */
  boolean isSound(PacketBuffer buffer, int at, int length) {
    return length >= shortestHeader
        && headerLength(buffer, at) >= shortestHeader
        && headerLength(buffer, at) <= length;
  }

  static int ports(PacketBuffer buffer, int at) {
    return buffer.bytes().getInt(at);
  }

  static int sequence(PacketBuffer buffer, int at) {
    return buffer.bytes().getInt(at + 4);
  }

  static int flags(PacketBuffer buffer, int at) {
    return buffer.bytes().get(at + 13) & 0xFF;
  }

  static void setFlags(PacketBuffer buffer, int at, int flags) {
    buffer.bytes().put(at + 13, (byte) flags);
  }

  /** Writes the complement of a sum; 0 would mean that there is no checksum (RFC 768). */
  static void writeChecksum(PacketBuffer buffer, int at, long sum) {
    short checksum = (short) ~Checksum.folded(sum);
    buffer.words().putShort(at, checksum == 0 ? -1 : checksum);
  }
}
