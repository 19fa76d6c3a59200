package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Notes the packets that are sent to peers, and how often they are flushed. */
final class Written implements Datagrams {

  final List<byte[]> packets = new ArrayList<>();
  int flushes;

  @Override
  public void makeRoom() {}

  @Override
  public void add(long peer, PacketBuffer buffer, int from, int length) {
    packets.add(Packets.get(buffer, from, length));
  }

  @Override
  public void add(
      long peer,
      PacketBuffer head,
      int headFrom,
      int headLength,
      PacketBuffer rest,
      int restFrom,
      int restLength) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(Packets.get(head, headFrom, headLength));
    packet.writeBytes(Packets.get(rest, restFrom, restLength));
    packets.add(packet.toByteArray());
  }

  @Override
  public void flush() {
    flushes++;
  }
}
