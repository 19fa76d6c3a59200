package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.SendBatch;
import dev.tweed.linux.tunnel.UdpSocket;

/** Sends packets to peers by a UDP socket. Not safe for use by two threads. */
final class SocketDatagrams implements Datagrams {

  private final UdpSocket socket;
  private final Counters counters;
  private final SendBatch batch = new SendBatch();
  private int packets;
  private Runnable afterFlush = () -> {};

  SocketDatagrams(UdpSocket socket, Counters counters) {
    this.socket = socket;
    this.counters = counters;
  }

  /** Has a task run each time when what was added need not stay in memory any longer. */
  void afterFlush(Runnable task) {
    afterFlush = task;
  }

  @Override
  public void makeRoom() {
    if (!batch.hasRoom()) {
      flush();
    }
  }

  @Override
  public void add(long peer, PacketBuffer buffer, int from, int length) {
    batch.add(peer, buffer, from, length);
    packets++;
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
    batch.add(peer, head, headFrom, headLength, rest, restFrom, restLength);
    packets++;
  }

  @Override
  public void flush() {
    if (packets > 0) {
      int lost = socket.send(batch);
      counters.add(Count.SENT, packets - lost);
      counters.add(Count.SEND_REFUSED, lost);
      packets = 0;
    }
    afterFlush.run();
  }
}
