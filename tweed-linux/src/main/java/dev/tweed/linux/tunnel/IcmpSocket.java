package dev.tweed.linux.tunnel;

import dev.tweed.linux.Fd;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Sockets;

/**
 * Sends ICMP messages over IPv4 as this host. The kernel writes the IP header and chooses the
 * source address as it does for errors of its own. From any thread. Source: raw(7).
 */
public final class IcmpSocket implements AutoCloseable {

  private static final int MSG_DONTWAIT = 0x40;
  private static final int IPPROTO_ICMP = 1;
  private static final int SOL_RAW = 255;
  private static final int ICMP_FILTER = 1;

  private final Fd fd;
  private final SocketAddresses destination = new SocketAddresses(1);

  private IcmpSocket(Fd fd) {
    this.fd = fd;
  }

  /**
   * Opens a socket in the calling thread's namespace.
   *
   * @throws dev.tweed.linux.KernelException EPERM without CAP_NET_RAW
   */
  public static IcmpSocket open() {
    Fd fd =
        Sockets.open(SocketAddresses.AF_INET, Sockets.SOCK_RAW, IPPROTO_ICMP, "raw ICMP socket");
    Sockets.setOption(fd, SOL_RAW, ICMP_FILTER, -1, "ICMP_FILTER"); // nothing is ever read
    return new IcmpSocket(fd);
  }

  /**
   * Sends a message without waiting.
   *
   * @param to an IPv4 address
   * @return whether the kernel took it
   */
  public synchronized boolean send(int to, PacketBuffer message, int from, int length) {
    destination.put(0, (to & 0xFFFF_FFFFL) << 16);
    long bytes = message.address(from, length);
    int sent =
        LibC.call(
            Function.SENDTO,
            fd.number(),
            bytes,
            length,
            MSG_DONTWAIT,
            destination.address(0),
            SocketAddresses.BYTES);
    return sent >= 0;
  }

  @Override
  public void close() {
    fd.close();
  }
}
