package dev.tweed.overlay.udp;

import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.Wakeup;
import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.ReceiveBatch;
import dev.tweed.linux.tunnel.TunEnd;
import dev.tweed.linux.tunnel.UdpSocket;
import dev.tweed.linux.tunnel.VnetHeader;
import dev.tweed.net.IpAddress;
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

  private final TunEnd tun;
  private final UdpSocket socket;
  private final IpAddress address;
  private final Supplier<PeerRoutes> routes;
  private final Ticker ticker;
  private final Counters counters;
  private final Wakeup stop = new Wakeup();
  private final Thread outbound;
  private final Thread inbound;
  private volatile boolean closed;

  private UdpTunnel(
      TunEnd tun,
      UdpSocket socket,
      IpAddress address,
      Supplier<PeerRoutes> routes,
      Ticker ticker,
      Counters counters) {
    this.tun = tun;
    this.socket = socket;
    this.address = address;
    this.routes = routes;
    this.ticker = ticker;
    this.counters = counters;
    outbound = Thread.ofPlatform().daemon().name("tweed-udp-out").unstarted(this::sendPackets);
    inbound = Thread.ofPlatform().daemon().name("tweed-udp-in").unstarted(this::receivePackets);
  }

  /**
   * Begins to carry packets, in the calling thread's network namespace.
   *
   * @param link the TUN link, which is there
   * @param address the link's own, the source of ICMP errors
   * @param local where peers send to
   * @param routes asked for each packet
   * @throws dev.tweed.linux.KernelException EBUSY when another program has the link, EADDRINUSE
   *     when one has the port
   */
  static UdpTunnel open(
      String link,
      IpAddress address,
      Endpoint local,
      Supplier<PeerRoutes> routes,
      Ticker ticker,
      Counters counters) {
    TunEnd tun = TunEnd.attach(link);
    UdpTunnel tunnel;
    try {
      tunnel = new UdpTunnel(tun, UdpSocket.open(local), address, routes, ticker, counters);
    } catch (RuntimeException e) {
      tun.close();
      throw e;
    }
    tunnel.outbound.start();
    tunnel.inbound.start();
    return tunnel;
  }

  /** Whether packets are carried: the link is there, and so are the threads. */
  boolean isAlive() {
    return outbound.isAlive() && inbound.isAlive() && tun.isAttached();
  }

  private void sendPackets() {
    SocketDatagrams datagrams = new SocketDatagrams(socket, counters);
    Segmenter segmenter = new Segmenter(datagrams);
    datagrams.afterFlush(segmenter::reset);
    Outbound packets = new Outbound(routes, datagrams, segmenter, errorReplies(), counters);
    PacketBuffer buffer = new PacketBuffer(READ_AHEAD + TunEnd.LONGEST_PACKET);
    Poll poll = new Poll(tun.fd(), stop.fd());
    while (!closed) {
      boolean more = readSome(buffer, packets);
      datagrams.flush();
      if (!more) {
        poll.await(FOR_EVER);
        if (poll.ready(0) && !tun.isAttached()) {
          LOG.warn("{}: the link is gone", tun);
          return;
        }
      }
    }
  }

  /** Reads until there is nothing more or the buffer is full; returns which of both. */
  private boolean readSome(PacketBuffer buffer, Outbound packets) {
    int at = 0;
    while (at <= READ_AHEAD) {
      int length = tun.read(buffer, at);
      if (length == 0) {
        return false;
      }
      if (length > VnetHeader.BYTES) {
        packets.accept(buffer, at, length);
      }
      at = (at + length + ALIGNMENT - 1) & -ALIGNMENT;
    }
    return true;
  }

  private void receivePackets() {
    Coalescer coalescer = new Coalescer(tun::write, counters, tun.takesUdpSegments());
    Inbound packets = new Inbound(coalescer, errorReplies(), counters);
    ReceiveBatch batch = new ReceiveBatch(MESSAGES);
    Poll poll = new Poll(socket.fd(), stop.fd());
    while (!closed) {
      poll.await(FOR_EVER);
      int messages = socket.receive(batch);
      for (int i = 0; i < messages; i++) {
        packets.accept(batch.buffer(i), batch.length(i), batch.datagramLength(i));
      }
      packets.flush();
    }
  }

  private ErrorReplies errorReplies() {
    return new ErrorReplies(tun::write, new IcmpError(address.lowBits()), new ErrorBudget(ticker));
  }

  /** Stops. The link stays; what is on its way in this program is lost. */
  @Override
  public void close() {
    closed = true;
    stop.raise();
    join(outbound);
    join(inbound);
    socket.close();
    tun.close();
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
