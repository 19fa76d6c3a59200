package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;

/**
 * An IPv4 packet in place: {@code at} is where it begins in the buffer. Only {@link #isSound} may
 * be asked of untrusted bytes; it makes the other questions safe.
 *
 * <pre>
 *    0        1        2                 4                 6
 *    ver|ihl  tos      total length      identification    flags|fragment offset
 *    8        9        10                12                16
 *    ttl      protocol header checksum   source            destination
 * </pre>
 *
 * Source: RFC 791.
 */
final class Ipv4 {

  static final int HEADER = 20;
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int DONT_FRAGMENT = 0x4000;

  private static final int FRAGMENT_OFFSET = 0x1FFF;

  private Ipv4() {}

  /**
   * Whether these bytes begin with a whole packet.
   *
   * @param length how many bytes there are
   */
  static boolean isSound(PacketBuffer buffer, int at, int length) {
    return length >= HEADER
        && buffer.bytes().get(at) >>> 4 == 4
        && headerLength(buffer, at) >= HEADER
        && totalLength(buffer, at) >= headerLength(buffer, at)
        && totalLength(buffer, at) <= length;
  }

  static int headerLength(PacketBuffer buffer, int at) {
    return (buffer.bytes().get(at) & 0xF) * 4;
  }

  static int totalLength(PacketBuffer buffer, int at) {
    return buffer.bytes().getShort(at + 2) & 0xFFFF;
  }

  static int identification(PacketBuffer buffer, int at) {
    return buffer.bytes().getShort(at + 4) & 0xFFFF;
  }

  /** Flags and fragment offset. */
  static int fragmentation(PacketBuffer buffer, int at) {
    return buffer.bytes().getShort(at + 6) & 0xFFFF;
  }

  /** Whether the transport header is in another packet. */
  static boolean isLaterFragment(PacketBuffer buffer, int at) {
    return (fragmentation(buffer, at) & FRAGMENT_OFFSET) != 0;
  }

  static int protocol(PacketBuffer buffer, int at) {
    return buffer.bytes().get(at + 9) & 0xFF;
  }

  static int source(PacketBuffer buffer, int at) {
    return buffer.bytes().getInt(at + 12);
  }

  static int destination(PacketBuffer buffer, int at) {
    return buffer.bytes().getInt(at + 16);
  }

  /**
   * Takes one hop off the packet's life and keeps its checksum true (RFC 1624).
   *
   * @return false, and nothing done, when that was its last
   */
  static boolean decrementTtl(PacketBuffer buffer, int at) {
    int ttl = buffer.bytes().get(at + 8) & 0xFF;
    if (ttl <= 1) {
      return false;
    }
    int sum = (buffer.bytes().getShort(at + 10) & 0xFFFF) + 0x100;
    buffer.bytes().put(at + 8, (byte) (ttl - 1));
    buffer.bytes().putShort(at + 10, (short) (sum + (sum >>> 16)));
    return true;
  }

  static boolean isChecksumSound(PacketBuffer buffer, int at) {
    return Checksum.isSound(Checksum.sum(buffer, at, headerLength(buffer, at)));
  }

  /** Makes the packet another one's piece or union. */
  static void rewrite(PacketBuffer buffer, int at, int totalLength, int identification) {
    buffer.bytes().putShort(at + 2, (short) totalLength).putShort(at + 4, (short) identification);
    writeChecksum(buffer, at);
  }

  static void writeChecksum(PacketBuffer buffer, int at) {
    buffer.bytes().putShort(at + 10, (short) 0);
    long sum = Checksum.sum(buffer, at, headerLength(buffer, at));
    buffer.words().putShort(at + 10, (short) ~Checksum.folded(sum));
  }
}
