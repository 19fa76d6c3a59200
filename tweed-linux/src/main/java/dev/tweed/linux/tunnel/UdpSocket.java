package dev.tweed.linux.tunnel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Sockets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A UDP socket over IPv4 that sends and receives in batches. It stays in the namespace it was
 * opened in. One thread sends while another receives. Datagrams have Don't Fragment set as long as
 * they fit the path (IP_PMTUDISC_WANT, the system's default). Source: udp(7).
 */
public final class UdpSocket implements AutoCloseable {

  private static final int MSG_WAITFORONE = 0x10000;
  private static final int SHUT_RD = 0;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final Errno EIO = new Errno(5);

  private final Fd fd;
  private final Endpoint local;

  private UdpSocket(Fd fd, Endpoint local) {
    this.fd = fd;
    this.local = local;
  }

  /**
   * Opens a socket in the calling thread's namespace.
   *
   * @throws dev.tweed.linux.KernelException EADDRINUSE when the port is taken, EADDRNOTAVAIL when
   *     no link has the address
   */
  public static UdpSocket open(Endpoint local) {
    String operation = "udp socket on " + local;
    Fd fd = Sockets.open(SocketAddresses.AF_INET, Sockets.SOCK_DGRAM, 0, operation);
    try {
      Sockets.bind(fd, address(local), operation);
      Sockets.setOption(fd, MessageHeaders.SOL_UDP, MessageHeaders.UDP_GRO, 1, "UDP_GRO");
      Sockets.growBuffers(fd, BUFFER_BYTES);
    } catch (RuntimeException e) {
      fd.close();
      throw e;
    }
    return new UdpSocket(fd, local);
  }

  private static byte[] address(Endpoint endpoint) {
    ByteBuffer bytes = ByteBuffer.allocate(SocketAddresses.BYTES).order(ByteOrder.nativeOrder());
    bytes.putShort((short) SocketAddresses.AF_INET).order(ByteOrder.BIG_ENDIAN);
    return bytes.putShort((short) endpoint.port()).put(endpoint.address().bytes()).array();
  }

  public Endpoint local() {
    return local;
  }

  /**
   * Waits for a message and receives what is there.
   *
   * @return how many messages; once {@link #stopReceiving} was called they are empty ones
   */
  public int receive(ReceiveBatch batch) {
    int received =
        LibC.call(
            Function.RECVMMSG, fd.number(), batch.prepare(), batch.capacity(), MSG_WAITFORONE);
    return Math.max(received, 0);
  }

  /** Makes {@link #receive} return without waiting, now and from now on. From any thread. */
  public void stopReceiving() {
    // ENOTCONN, since UDP has no connection; whoever waits is woken nevertheless
    LibC.call(Function.SHUTDOWN, fd.number(), SHUT_RD);
  }

  /**
   * Sends a batch and empties it, waiting while the socket's buffer is full.
   *
   * @return how many datagrams the kernel refused, for want of a route, say: they are lost
   */
  public int send(SendBatch batch) {
    int lost = 0;
    int message = 0;
    while (message < batch.messages()) {
      int left = batch.messages() - message;
      int sent = LibC.call(Function.SENDMMSG, fd.number(), batch.address(message), left, 0);
      if (sent > 0) {
        message += sent;
      } else if (sent != -Errno.EINTR.number()) {
        lost += isCuttingRefused(sent) ? sendSingly(batch, message) : batch.datagrams(message);
        message++;
      }
    }
    batch.clear();
    return lost;
  }

  /**
   * EIO: the link computes no checksums. EMSGSIZE and EINVAL: a datagram does not fit the path, and
   * alone it would be fragmented.
   */
  private static boolean isCuttingRefused(int result) {
    return result == -EIO.number()
        || result == -Errno.EMSGSIZE.number()
        || result == -Errno.EINVAL.number();
  }

  private int sendSingly(SendBatch batch, int message) {
    int lost = 0;
    int vector = batch.firstVector(message);
    for (int i = 0; i < batch.datagrams(message); i++) {
      vector = batch.single(message, vector);
      int sent = LibC.call(Function.SENDMSG, fd.number(), batch.singleAddress(), 0);
      lost += sent < 0 ? 1 : 0;
    }
    return lost;
  }

  @Override
  public void close() {
    fd.close();
  }

  @Override
  public String toString() {
    return "udp " + local;
  }
}
