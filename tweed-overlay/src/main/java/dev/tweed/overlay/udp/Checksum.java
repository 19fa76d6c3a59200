package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The Internet checksum (RFC 1071). Sums are of 16-bit words in the machine's byte order, not yet
 * folded: a one's complement sum is the same in any order once it is back in memory.
 */
final class Checksum {

  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private Checksum() {}

  /** The sum of a stretch of at most 64 KiB; an odd last byte counts as if a zero followed. */
  static long sum(PacketBuffer buffer, int from, int length) {
    ByteBuffer words = buffer.words();
    long even = 0;
    long odd = 0;
    int at = from;
    int end = from + length;
    for (; at <= end - 16; at += 16) {
      long one = words.getLong(at);
      long two = words.getLong(at + 8);
      even += (one & 0xFFFF_FFFFL) + (two & 0xFFFF_FFFFL);
      odd += (one >>> 32) + (two >>> 32);
    }
    return even + odd + rest(words, at, end);
  }

  private static long rest(ByteBuffer words, int from, int end) {
    long sum = 0;
    int at = from;
    for (; at <= end - 2; at += 2) {
      sum += words.getShort(at) & 0xFFFF;
    }
    return at < end ? sum + (LITTLE ? words.get(at) & 0xFF : (words.get(at) & 0xFF) << 8) : sum;
  }

  /** A number of 16 bits as it is summed. */
  static long word(int value) {
    return LITTLE ? Short.reverseBytes((short) value) & 0xFFFF : value;
  }

  /** The sum of 16 bits that goes on the wire once {@code ~} is applied; written with words(). */
  static short folded(long sum) {
    long folded = (sum & 0xFFFF_FFFFL) + (sum >>> 32);
    folded = (folded & 0xFFFF) + (folded >>> 16);
    folded = (folded & 0xFFFF) + (folded >>> 16);
    return (short) ((folded & 0xFFFF) + (folded >>> 16));
  }

  /** Whether a stretch that includes its own checksum is sound. */
  static boolean isSound(long sum) {
    return folded(sum) == -1;
  }

  /**
   * The sum of TCP's and UDP's pseudo header (RFC 9293, 3.1).
   *
   * @param packet where the IPv4 packet begins
   * @param length bytes of transport header and payload
   */
  static long pseudoHeader(PacketBuffer buffer, int packet, int length) {
    return sum(buffer, packet + 12, 8) + word(Ipv4.protocol(buffer, packet)) + word(length);
  }
}
