package dev.tweed.overlay.udp;

import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.Wakeup;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.ReceiveBatch;
import dev.tweed.linux.tunnel.TunEnd;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries packets between a TUN link and UDP, by two platform threads of its own, one for each
 * direction. On the wire it is flannel's {@code udp} backend: a datagram is one IPv4 packet and
 * nothing else.
 */
final class UdpTunnel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UdpTunnel.class);
  private static final Duration FOR_EVER = Duration.ofSeconds(-1);
  private static final int READ_AHEAD = 64 * 1024;
  private static final int MESSAGES = 16;
  private static final int ALIGNMENT = 64;

  private final TunnelEnds ends;
  private final Supplier<PeerRoutes> routes;
  private final Ticker ticker;
  private final Counters counters;
  private final Wakeup stop = new Wakeup();
  private final Thread outbound;
  private final Thread inbound;
  private final Conversation conversation = new Conversation();
  private boolean gone; // for the outbound thread
  private volatile boolean closed;

  /**
   * Begins to carry packets.
   *
   * @param ends closed with this
   * @param routes asked for each packet
   */
  UdpTunnel(TunnelEnds ends, Supplier<PeerRoutes> routes, Ticker ticker, Counters counters) {
    this.ends = ends;
    this.routes = routes;
    this.ticker = ticker;
    this.counters = counters;
    outbound = Thread.ofPlatform().daemon().name("tweed-udp-out").start(this::sendPackets);
    inbound = Thread.ofPlatform().daemon().name("tweed-udp-in").start(this::receivePackets);
  }

  /** Whether packets are carried: the link is there, and so are the threads. */
  boolean isAlive() {
    return outbound.isAlive() && inbound.isAlive() && ends.tun().isAttached();
  }

  private void sendPackets() {
    SocketDatagrams datagrams = new SocketDatagrams(ends.udp(), counters);
    Segmenter segmenter = new Segmenter(datagrams);
    datagrams.afterFlush(segmenter::reset);
    Outbound packets = new Outbound(routes, datagrams, segmenter, errorReplies(), counters);
    PacketBuffer buffer = new PacketBuffer(READ_AHEAD + TunEnd.LONGEST_PACKET);
    Poll poll = new Poll(ends.tun().fd(), stop.fd());
    while (!closed && !gone) {
      boolean more = readSome(buffer, packets);
      datagrams.flush();
      if (!more) {
        poll.await(FOR_EVER);
      }
    }
    if (gone) {
      LOG.warn("{}: the link is gone", ends.tun());
    }
  }

  /** Reads until there is nothing more or the buffer is full; returns whether it is full. */
  private boolean readSome(PacketBuffer buffer, Outbound packets) {
    int at = 0;
    int count = 0;
    while (at <= READ_AHEAD) {
      int length = ends.tun().read(buffer, at);
      if (length <= 0) {
        gone = length == TunEnd.GONE;
        conversation.ended(count);
        return false;
      }
      packets.accept(buffer, at, length);
      at = (at + length + ALIGNMENT - 1) & -ALIGNMENT;
      count++;
      if (conversation.expectsNoMore()) {
        return false;
      }
    }
    return true;
  }

  private void receivePackets() {
    TunEnd tun = ends.tun();
    Coalescer coalescer = new Coalescer(tun::write, counters, tun.takesUdpSegments());
    Inbound packets = new Inbound(coalescer, errorReplies(), counters);
    ReceiveBatch batch = new ReceiveBatch(MESSAGES);
    while (!closed) {
      int messages = ends.udp().receive(batch);
      for (int i = 0; i < messages; i++) {
        packets.accept(batch.buffer(i), batch.length(i), batch.datagramLength(i));
      }
      packets.flush();
    }
  }

  private ErrorReplies errorReplies() {
    return new ErrorReplies(ends.icmp()::send, new ErrorBudget(ticker));
  }

  /** Stops. The link stays; what is on its way in this program is lost. */
  @Override
  public void close() {
    closed = true;
    stop.raise();
    ends.udp().stopReceiving();
    join(outbound);
    join(inbound);
    ends.close();
    stop.close();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // its memory must not go away under a thread that works on it
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
