package dev.tweed.linux.tunnel;

import java.nio.ByteBuffer;

/**
 * What the kernel says, and is told, of a packet on a TUN link: {@code struct virtio_net_hdr}, ten
 * bytes, numbers in the machine's byte order.
 *
 * <pre>
 *   0      1         2         4         6            8
 *   flags  gso_type  hdr_len   gso_size  csum_start   csum_offset
 * </pre>
 *
 * Source: uapi/linux/virtio_net.h.
 */
public final class VnetHeader {

  public static final int BYTES = 10;

  /** {@code gso_type}: one packet, nothing to cut. */
  public static final int NONE = 0;

  /** {@code gso_type}: TCP over IPv4. */
  public static final int TCPV4 = 1;

  /** {@code gso_type}: UDP, each segment a datagram. */
  public static final int UDP_L4 = 5;

  private static final int NEEDS_CSUM = 1;
  private static final int ECN = 0x80;

  private VnetHeader() {}

  /** Whether the checksum is still to be completed. */
  public static boolean needsChecksum(PacketBuffer buffer, int at) {
    return (buffer.words().get(at) & NEEDS_CSUM) != 0;
  }

  /** What super-packet it is: {@code NONE}, {@code TCPV4}, {@code UDP_L4} or another number. */
  public static int segmentation(PacketBuffer buffer, int at) {
    return buffer.words().get(at + 1) & 0xFF & ~ECN;
  }

  /** Bytes of payload in each segment but the last. */
  public static int segmentBytes(PacketBuffer buffer, int at) {
    return buffer.words().getShort(at + 4) & 0xFFFF;
  }

  /** Where in the packet the bytes begin that the checksum covers. */
  public static int checksumStart(PacketBuffer buffer, int at) {
    return buffer.words().getShort(at + 6) & 0xFFFF;
  }

  /** Where the checksum goes, counted from {@link #checksumStart}. */
  public static int checksumOffset(PacketBuffer buffer, int at) {
    return buffer.words().getShort(at + 8) & 0xFFFF;
  }

  /** A complete packet. */
  public static void writePlain(PacketBuffer buffer, int at) {
    buffer.words().putLong(at, 0).putShort(at + 8, (short) 0);
  }

  /**
   * A super-packet whose transport checksum holds the sum of the pseudo header.
   *
   * @param headers bytes of IP and transport header
   * @param start where the transport header begins
   */
  public static void writeSegmented(
      PacketBuffer buffer,
      int at,
      int segmentation,
      int headers,
      int segmentBytes,
      int start,
      int checksumOffset) {
    ByteBuffer words = buffer.words();
    words.put(at, (byte) NEEDS_CSUM).put(at + 1, (byte) segmentation);
    words.putShort(at + 2, (short) headers).putShort(at + 4, (short) segmentBytes);
    words.putShort(at + 6, (short) start).putShort(at + 8, (short) checksumOffset);
  }
}
