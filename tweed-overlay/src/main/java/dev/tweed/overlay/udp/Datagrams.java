package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;

/**
 * Where packets for peers go. They stay where they are in memory until {@link #flush}, and what was
 * added before that may go together.
 */
interface Datagrams {

  /** Makes sure that one more packet can be added; may flush. */
  void makeRoom();

  /** Adds a packet for a peer. */
  void add(long peer, PacketBuffer buffer, int from, int length);

  /** Adds a packet whose headers lie elsewhere than its payload. */
  void add(
      long peer,
      PacketBuffer head,
      int headFrom,
      int headLength,
      PacketBuffer rest,
      int restFrom,
      int restLength);

  /** Sends what was added. */
  void flush();
}
