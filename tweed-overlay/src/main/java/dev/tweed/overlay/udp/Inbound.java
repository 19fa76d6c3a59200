package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;

/**
 * What becomes of a datagram from a peer: the packet in it goes into this host's kernel. As with
 * flannel, whoever can send to the port is taken for a peer. Not safe for use by two threads.
 */
final class Inbound {

  private final Coalescer coalescer;
  private final ErrorReplies errors;
  private final Counters counters;

  Inbound(Coalescer coalescer, ErrorReplies errors, Counters counters) {
    this.coalescer = coalescer;
    this.errors = errors;
    this.counters = counters;
  }

  /**
   * Takes datagrams that lie one behind the other. The buffer is in use until {@link #flush}.
   *
   * @param length of all
   * @param each bytes of each but the last
   */
  void accept(PacketBuffer buffer, int length, int each) {
    if (length == 0) {
      counters.add(Count.MALFORMED, 1);
    }
    for (int at = 0; at < length; at += each) {
      acceptOne(buffer, at, Math.min(each, length - at));
    }
  }

  /** Takes one datagram. */
  void acceptOne(PacketBuffer buffer, int at, int length) {
    if (!Ipv4.isSound(buffer, at, length)) {
      counters.add(Count.MALFORMED, 1);
    } else if (!Ipv4.decrementTtl(buffer, at)) {
      counters.add(Count.EXPIRED, 1);
      errors.about(buffer, at, IcmpError.Reason.TTL_EXCEEDED);
    } else {
      coalescer.add(buffer, at);
    }
  }

  void flush() {
    coalescer.flush();
  }
}
