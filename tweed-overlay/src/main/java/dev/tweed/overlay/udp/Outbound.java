package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;
import java.util.function.Supplier;

/**
 * What becomes of a packet that this host's kernel sends into the tunnel: it goes to the peer that
 * has its destination, cut up where it is a super-packet, with its checksum completed. Not safe for
 * use by two threads.
 */
final class Outbound {

  private final Supplier<PeerRoutes> routes;
  private final Datagrams datagrams;
  private final Segmenter segmenter;
  private final ErrorReplies errors;
  private final Counters counters;

  Outbound(
      Supplier<PeerRoutes> routes,
      Datagrams datagrams,
      Segmenter segmenter,
      ErrorReplies errors,
      Counters counters) {
    this.routes = routes;
    this.datagrams = datagrams;
    this.segmenter = segmenter;
    this.errors = errors;
    this.counters = counters;
  }

  /**
   * Takes a packet behind its {@link VnetHeader}.
   *
   * @param at where the header begins
   * @param length of both
   */
  void accept(PacketBuffer buffer, int at, int length) {
    int packet = at + VnetHeader.BYTES;
    if (!Ipv4.isSound(buffer, packet, length - VnetHeader.BYTES)) {
      counters.add(Count.MALFORMED, 1);
      return;
    }
    long peer = routes.get().find(Ipv4.destination(buffer, packet));
    if (peer == PeerRoutes.NONE) {
      counters.add(Count.UNROUTED, 1);
      errors.about(buffer, packet, IcmpError.Reason.NET_UNREACHABLE);
    } else if (!Ipv4.decrementTtl(buffer, packet)) {
      counters.add(Count.EXPIRED, 1);
      errors.about(buffer, packet, IcmpError.Reason.TTL_EXCEEDED);
    } else if (!send(peer, buffer, at, packet)) {
      counters.add(Count.MALFORMED, 1);
    }
  }

  private boolean send(long peer, PacketBuffer buffer, int at, int packet) {
    int segmentBytes = VnetHeader.segmentBytes(buffer, at);
    return switch (VnetHeader.segmentation(buffer, at)) {
      case VnetHeader.NONE -> sendWhole(peer, buffer, at, packet);
      case VnetHeader.TCPV4 ->
          Ipv4.protocol(buffer, packet) == Ipv4.TCP
              && segmenter.cut(peer, buffer, packet, Transport.TCP, segmentBytes) > 0;
      case VnetHeader.UDP_L4 ->
          Ipv4.protocol(buffer, packet) == Ipv4.UDP
              && segmenter.cut(peer, buffer, packet, Transport.UDP, segmentBytes) > 0;
      default -> false;
    };
  }

  private boolean sendWhole(long peer, PacketBuffer buffer, int at, int packet) {
    if (VnetHeader.needsChecksum(buffer, at) && !completeChecksum(buffer, at, packet)) {
      return false;
    }
    datagrams.makeRoom();
    datagrams.add(peer, buffer, packet, Ipv4.totalLength(buffer, packet));
    return true;
  }

  /** The field holds the sum of the pseudo header, and is summed with all else. */
  private static boolean completeChecksum(PacketBuffer buffer, int at, int packet) {
    int total = Ipv4.totalLength(buffer, packet);
    int start = VnetHeader.checksumStart(buffer, at);
    int field = start + VnetHeader.checksumOffset(buffer, at);
    if (start < Ipv4.headerLength(buffer, packet) || field + 2 > total) {
      return false;
    }
    long sum = Checksum.sum(buffer, packet + start, total - start);
    Transport.writeChecksum(buffer, packet + field, sum);
    return true;
  }
}
