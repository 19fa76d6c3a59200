package dev.tweed.linux.netlink;

import dev.tweed.linux.Fd;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Carries netlink datagrams to and from a kernel: the real one through a socket, or a stand-in that
 * speaks the same bytes. One thread at a time.
 */
public interface NetlinkTransport extends AutoCloseable {

  /** What a receive brought. */
  enum Received {
    /** Messages, which were handed out. */
    MESSAGES,
    /** There was nothing to receive, and the caller did not want to wait. */
    NOTHING,
    /** The queue was full and messages are lost (ENOBUFS). */
    OVERRUN
  }

  /**
   * Sends the bytes between position and limit, one or more whole requests. The kernel has carried
   * them out when this returns.
   *
   * @throws dev.tweed.linux.KernelException as send(2)
   */
  void send(ByteBuffer messages);

  /**
   * Receives one datagram and hands its messages out; they are valid only during that call.
   *
   * @param wait whether to block until there is one
   */
  Received receive(boolean wait, Consumer<NetlinkMessage> handler);

  /** Readable when a receive would bring something. */
  Fd fd();

  /** The number by which the kernel knows this end, {@code nlmsg_pid}; 0 when it has none. */
  default int port() {
    return 0;
  }

  /**
   * Asks not to be told of changes that were made through a port. A transport may go on telling.
   *
   * @param types of notifications that are left out
   */
  default void leaveOut(int port, int... types) {}

  /** How many bytes of answers may queue up before some are lost. */
  int receiveBuffer();

  @Override
  void close();
}
