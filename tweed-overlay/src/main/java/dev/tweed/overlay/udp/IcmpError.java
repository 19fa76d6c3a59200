package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;

/**
 * The ICMP error about a packet: its IP header and the eight bytes behind it, quoted (RFC 792). Not
 * safe for use by two threads.
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

  private static final int HEADER = 8;
  private static final int QUOTED_PAYLOAD = 8;
  private static final int LONGEST_IP_HEADER = 60;

  private final PacketBuffer message =
      new PacketBuffer(HEADER + LONGEST_IP_HEADER + QUOTED_PAYLOAD);

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

  /** Echoes are none, nor are the other questions and answers, 13 to 18. */
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

  /**
   * Writes the error about a sound packet to the beginning of {@link #message}.
   *
   * @return its length
   */
  int write(PacketBuffer packet, int at, Reason reason) {
    int header = Ipv4.headerLength(packet, at);
    int quoted = Math.min(Ipv4.totalLength(packet, at), header + QUOTED_PAYLOAD);
    message.bytes().putInt(0, reason.type << 24 | reason.code << 16).putInt(4, 0);
    message.bytes().put(HEADER, packet.bytes(), at, quoted);
    short checksum = (short) ~Checksum.folded(Checksum.sum(message, 0, HEADER + quoted));
    message.words().putShort(2, checksum);
    return HEADER + quoted;
  }

  PacketBuffer message() {
    return message;
  }
}
