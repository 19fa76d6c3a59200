package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which packets may become part of a super-packet. A super-packet's checksums are made anew by the
 * kernel, so that those of its parts must be found right before; and what the kernel makes of it
 * when it is cut again must be what came in.
 */
final class Mergeable {

  private Mergeable() {}

  /** The transport by which a sound packet may be merged; null when it must stay alone. */
  static @Nullable Transport as(PacketBuffer buffer, int at, boolean udp) {
    boolean plain =
        Ipv4.headerLength(buffer, at) == Ipv4.HEADER
            && Ipv4.fragmentation(buffer, at) == Ipv4.DONT_FRAGMENT;
    if (!plain) {
      return null;
    }
    Transport transport =
        switch (Ipv4.protocol(buffer, at)) {
          case Ipv4.TCP -> Transport.TCP;
          case Ipv4.UDP -> udp ? Transport.UDP : null;
          default -> null;
        };
    int length = Ipv4.totalLength(buffer, at) - Ipv4.HEADER;
    return transport != null
            && transport.isSound(buffer, at + Ipv4.HEADER, length)
            && carriesDataOnly(buffer, at + Ipv4.HEADER, transport, length)
            && isIntact(buffer, at, length)
        ? transport
        : null;
  }

  private static boolean carriesDataOnly(
      PacketBuffer buffer, int at, Transport transport, int length) {
    boolean data = length > transport.headerLength(buffer, at);
    return switch (transport) {
      case TCP -> data && (Transport.flags(buffer, at) & ~Transport.PSH) == Transport.ACK;
      case UDP ->
          data
              && (buffer.bytes().getShort(at + 4) & 0xFFFF) == length
              && buffer.bytes().getShort(at + transport.checksum) != 0;
    };
  }

  private static boolean isIntact(PacketBuffer buffer, int at, int length) {
    long sum =
        Checksum.pseudoHeader(buffer, at, length) + Checksum.sum(buffer, at + Ipv4.HEADER, length);
    return Ipv4.isChecksumSound(buffer, at) && Checksum.isSound(sum);
  }
}
