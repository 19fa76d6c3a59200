package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.IoVectors;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;
import java.nio.ByteBuffer;

/**
 * Writes an ICMP error about a packet: the packet's IP header and the eight bytes behind it,
 * quoted, from the tunnel's own address to the packet's sender (RFC 792). Not safe for use by two
 * threads.
 */
final class IcmpError {

  /** What is wrong with the packet, as ICMP type and code. */
  enum Reason {
    NET_UNREACHABLE(3, 0),
    TTL_EXCEEDED(11, 0);

    private final int type;
    private final int code;

    Reason(int type, int code) {
      this.type = type;
      this.code = code;
    }
  }

  private static final int ICMP_HEADER = 8;
  private static final int QUOTED_PAYLOAD = 8;
  private static final int PACKET = VnetHeader.BYTES;
  private static final int ICMP = PACKET + Ipv4.HEADER;
  private static final int QUOTE = ICMP + ICMP_HEADER;
  private static final int TTL = 64;

  private final int source;
  private final PacketBuffer error = new PacketBuffer(QUOTE + 60 + QUOTED_PAYLOAD);
  private final IoVectors vectors = new IoVectors(1);

  /**
   * @param source the tunnel's address
   */
  IcmpError(int source) {
    this.source = source;
  }

  /**
   * Whether a sound packet may be answered by an error (RFC 1122, 3.2.2): not an ICMP error itself,
   * no later fragment, to one host and from one host.
   */
  static boolean isAllowed(PacketBuffer packet, int at) {
    return !Ipv4.isLaterFragment(packet, at)
        && !isIcmpError(packet, at)
        && isOneHost(Ipv4.source(packet, at))
        && isOneHost(Ipv4.destination(packet, at));
  }

  private static boolean isIcmpError(PacketBuffer packet, int at) {
    if (Ipv4.protocol(packet, at) != Ipv4.ICMP) {
      return false;
    }
    int header = Ipv4.headerLength(packet, at);
    int type = Ipv4.totalLength(packet, at) > header ? packet.bytes().get(at + header) : -1;
    return type != 0 && type != 8 && (type < 13 || type > 18);
  }

  private static boolean isOneHost(int address) {
    int first = address >>> 24;
    return first != 0 && first != 127 && first < 224;
  }

  /** The error about a sound packet, behind a {@link VnetHeader}; good until the next one. */
  IoVectors about(PacketBuffer packet, int at, Reason reason) {
    int quoted =
        Math.min(Ipv4.totalLength(packet, at), Ipv4.headerLength(packet, at) + QUOTED_PAYLOAD);
    ByteBuffer bytes = error.bytes();
    VnetHeader.writePlain(error, 0);
    bytes.putInt(PACKET, 0x4500_0000 | Ipv4.HEADER + ICMP_HEADER + quoted);
    bytes.putInt(PACKET + 4, 0).putInt(PACKET + 8, TTL << 24 | Ipv4.ICMP << 16);
    bytes.putInt(PACKET + 12, source).putInt(PACKET + 16, Ipv4.source(packet, at));
    Ipv4.writeChecksum(error, PACKET);
    bytes.putInt(ICMP, reason.type << 24 | reason.code << 16).putInt(ICMP + 4, 0);
    bytes.put(QUOTE, packet.bytes(), at, quoted);
    long sum = Checksum.sum(error, ICMP, ICMP_HEADER + quoted);
    error.words().putShort(ICMP + 2, (short) ~Checksum.folded(sum));
    vectors.clear();
    vectors.add(error, 0, QUOTE + quoted);
    return vectors;
  }
}
