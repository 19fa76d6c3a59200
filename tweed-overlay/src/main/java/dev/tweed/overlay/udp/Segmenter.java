package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import java.nio.ByteBuffer;

/**
 * Cuts a super-packet of the kernel's into the packets it stands for, each a datagram of its own,
 * as peers expect them. Payload is not copied: each packet is a new header and a stretch of the old
 * payload. Not safe for use by two threads.
 */
final class Segmenter {

  private static final int LONGEST_HEADERS = 60 + 60;

  private final Datagrams datagrams;
  private final PacketBuffer headers = new PacketBuffer(512 * LONGEST_HEADERS);
  private int used;

  Segmenter(Datagrams datagrams) {
    this.datagrams = datagrams;
  }

  /** Forgets the headers written so far: what they belong to has been sent. */
  void reset() {
    used = 0;
  }

  /**
   * Cuts a sound IPv4 packet.
   *
   * @param at where it begins
   * @param segmentBytes payload of each segment but the last
   * @return how many packets it became; 0 when it is no packet that can be cut
   */
  int cut(long peer, PacketBuffer packet, int at, Transport transport, int segmentBytes) {
    int ipHeader = Ipv4.headerLength(packet, at);
    int total = Ipv4.totalLength(packet, at);
    if (segmentBytes == 0 || !transport.isSound(packet, at + ipHeader, total - ipHeader)) {
      return 0;
    }
    int head = ipHeader + transport.headerLength(packet, at + ipHeader);
    int segments = 0;
    for (int done = 0; done < total - head || done == 0; done += segmentBytes) {
      int length = Math.min(segmentBytes, total - head - done);
      makeRoom(head);
      writeHeaders(packet, at, head, transport, done, length, segments);
      writeChecksums(packet, at + head + done, ipHeader, transport, head, length);
      datagrams.add(peer, headers, used, head, packet, at + head + done, length);
      used += head;
      segments++;
    }
    return segments;
  }

  private void makeRoom(int head) {
    datagrams.makeRoom();
    if (used + head > headers.capacity()) {
      datagrams.flush();
    }
  }

  private void writeHeaders(
      PacketBuffer packet,
      int at,
      int head,
      Transport transport,
      int done,
      int length,
      int segment) {
    ByteBuffer bytes = headers.bytes();
    bytes.put(used, packet.bytes(), at, head);
    bytes.putShort(used + 2, (short) (head + length));
    bytes.putShort(used + 4, (short) (Ipv4.identification(packet, at) + segment));
    int ipHeader = Ipv4.headerLength(packet, at);
    int transportAt = used + ipHeader;
    if (transport == Transport.UDP) {
      bytes.putShort(transportAt + 4, (short) (head - ipHeader + length));
      return;
    }
    bytes.putInt(transportAt + 4, Transport.sequence(packet, at + ipHeader) + done);
    boolean last = head + done + length == Ipv4.totalLength(packet, at);
    int kept =
        (last ? 0xFF : ~(Transport.FIN | Transport.PSH)) & (done == 0 ? 0xFF : ~Transport.CWR);
    Transport.setFlags(headers, transportAt, Transport.flags(headers, transportAt) & kept);
  }

  private void writeChecksums(
      PacketBuffer packet, int payload, int ipHeader, Transport transport, int head, int length) {
    Ipv4.writeChecksum(headers, used);
    int transportAt = used + ipHeader;
    headers.bytes().putShort(transportAt + transport.checksum, (short) 0);
    long sum =
        Checksum.pseudoHeader(headers, used, head - ipHeader + length)
            + Checksum.sum(headers, transportAt, head - ipHeader)
            + Checksum.sum(packet, payload, length);
    Transport.writeChecksum(headers, transportAt + transport.checksum, sum);
  }
}
