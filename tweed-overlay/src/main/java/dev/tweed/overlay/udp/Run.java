package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.IoVectors;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;

/**
 * Packets of one flow that follow one another and can be handed to the kernel as one super-packet:
 * equal but for what cutting it up again would restore. All but the last carry equally much. Not
 * safe for use by two threads.
 */
final class Run {

  private static final int MOST_PACKETS = 128;
  private static final int LONGEST = 65_535;

  private final IoVectors vectors = new IoVectors(MOST_PACKETS + 1);
  private final PacketBuffer vnet = new PacketBuffer(VnetHeader.BYTES);

  private PacketBuffer first;
  private Transport transport = Transport.TCP;
  private int at;
  private int head;
  private int segment;
  private int total;
  private int nextSequence;
  private int packets;
  private boolean sealed;

  Run() {
    first = vnet;
  }

  boolean isEmpty() {
    return packets == 0;
  }

  int packets() {
    return packets;
  }

  /** Begins with a packet that {@link Mergeable} has passed. */
  void begin(PacketBuffer buffer, int packet, Transport of) {
    first = buffer;
    at = packet;
    transport = of;
    int transportAt = packet + Ipv4.HEADER;
    head = Ipv4.HEADER + of.headerLength(buffer, transportAt);
    total = Ipv4.totalLength(buffer, packet);
    segment = total - head;
    nextSequence = Transport.sequence(buffer, transportAt) + segment;
    sealed = isLast(buffer, packet, segment);
    packets = 1;
    vectors.clear();
    vectors.add(vnet, 0, VnetHeader.BYTES);
    vectors.add(buffer, packet, total);
  }

  private boolean isLast(PacketBuffer buffer, int packet, int payload) {
    boolean pushed =
        transport == Transport.TCP
            && (Transport.flags(buffer, packet + Ipv4.HEADER) & Transport.PSH) != 0;
    return payload < segment || pushed;
  }

  /** Whether a packet with at least ports is of the same flow. */
  boolean isFlowOf(PacketBuffer buffer, int packet) {
    int transportAt = packet + Ipv4.headerLength(buffer, packet);
    return packets > 0
        && Ipv4.source(buffer, packet) == Ipv4.source(first, at)
        && Ipv4.destination(buffer, packet) == Ipv4.destination(first, at)
        && Ipv4.protocol(buffer, packet) == Ipv4.protocol(first, at)
        && Transport.ports(buffer, transportAt) == Transport.ports(first, at + Ipv4.HEADER);
  }

  /** Whether a mergeable packet of the same flow goes on where the run ends. */
  boolean accepts(PacketBuffer buffer, int packet) {
    int payload = Ipv4.totalLength(buffer, packet) - head;
    return !sealed
        && payload > 0
        && payload <= segment
        && total + payload <= LONGEST
        && vectors.room() > 0
        && buffer.bytes().get(packet + 1) == first.bytes().get(at + 1)
        && buffer.bytes().get(packet + 8) == first.bytes().get(at + 8)
        && (transport == Transport.UDP || continues(buffer, packet + Ipv4.HEADER));
  }

  private boolean continues(PacketBuffer buffer, int transportAt) {
    int begin = at + Ipv4.HEADER;
    if (Transport.sequence(buffer, transportAt) != nextSequence
        || transport.headerLength(buffer, transportAt) != head - Ipv4.HEADER
        || buffer.bytes().getInt(transportAt + 8) != first.bytes().getInt(begin + 8)) {
      return false;
    }
    for (int option = transport.shortestHeader; option < head - Ipv4.HEADER; option += 4) {
      if (buffer.words().getInt(transportAt + option) != first.words().getInt(begin + option)) {
        return false;
      }
    }
    return true;
  }

  /** Adds a packet that the run accepts. */
  void add(PacketBuffer buffer, int packet) {
    int payload = Ipv4.totalLength(buffer, packet) - head;
    vectors.add(buffer, packet + head, payload);
    total += payload;
    nextSequence += payload;
    packets++;
    sealed = isLast(buffer, packet, payload);
    if (sealed && transport == Transport.TCP) {
      int flags = Transport.flags(first, at + Ipv4.HEADER);
      int last = Transport.flags(buffer, packet + Ipv4.HEADER);
      Transport.setFlags(first, at + Ipv4.HEADER, flags | last);
    }
  }

  /** The run as one packet behind a {@link VnetHeader}; the run is empty after that. */
  IoVectors finish() {
    if (packets == 1) {
      VnetHeader.writePlain(vnet, 0);
    } else {
      unite();
    }
    packets = 0;
    return vectors;
  }

  private void unite() {
    int transportAt = at + Ipv4.HEADER;
    int length = total - Ipv4.HEADER;
    Ipv4.rewrite(first, at, total, Ipv4.identification(first, at));
    if (transport == Transport.UDP) {
      first.bytes().putShort(transportAt + 4, (short) length);
    }
    short pseudo = Checksum.folded(Checksum.pseudoHeader(first, at, length));
    first.words().putShort(transportAt + transport.checksum, pseudo);
    VnetHeader.writeSegmented(
        vnet, 0, transport.segmentation, head, segment, Ipv4.HEADER, transport.checksum);
  }
}
