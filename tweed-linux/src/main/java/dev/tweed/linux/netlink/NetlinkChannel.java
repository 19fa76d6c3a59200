package dev.tweed.linux.netlink;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import dev.tweed.linux.internal.Sockets;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A bound netlink socket. */
final class NetlinkChannel implements NetlinkTransport {

  private static final int AF_NETLINK = 16;

  /** struct sockaddr_nl: family, padding, and port number and groups for the kernel to choose. */
  private static final byte[] SOCKADDR_NL = {AF_NETLINK, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private static final int NL_PID = 4;
  private static final int SOL_NETLINK = 270;
  private static final int NETLINK_ADD_MEMBERSHIP = 1;
  private static final int NETLINK_CAP_ACK = 10;
  private static final int NETLINK_EXT_ACK = 11;
  private static final int NETLINK_GET_STRICT_CHK = 12;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_TRUNC = 0x20;

  /**
   * Dumps come in pieces of at most 32 KiB; single messages with all their attributes are smaller.
   */
  private static final int RECEIVE_BYTES = 64 << 10;

  private final Fd fd;
  private final ByteBuffer received = Memory.allocate(RECEIVE_BYTES);
  private final long receivedAt = Memory.address(received);

  NetlinkChannel(int protocol, int socketBufferBytes) {
    fd = Sockets.open(AF_NETLINK, Sockets.SOCK_RAW, protocol, "netlink socket " + protocol);
    try {
      Sockets.bind(fd, SOCKADDR_NL, "netlink socket " + protocol);
      Sockets.growBuffers(fd, socketBufferBytes);
      option(NETLINK_EXT_ACK, 1);
      option(NETLINK_CAP_ACK, 1);
      option(NETLINK_GET_STRICT_CHK, 1);
    } catch (RuntimeException e) {
      fd.close();
      throw e;
    }
  }

  @Override
  public Fd fd() {
    return fd;
  }

  void join(int group) {
    option(NETLINK_ADD_MEMBERSHIP, group);
  }

  /** Whether extended acks, capped acks and strict checking are on, as the kernel tells. */
  boolean strict() {
    return Sockets.option(fd, SOL_NETLINK, NETLINK_EXT_ACK) == 1
        && Sockets.option(fd, SOL_NETLINK, NETLINK_CAP_ACK) == 1
        && Sockets.option(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK) == 1;
  }

  private void option(int name, int value) {
    Sockets.setOption(fd, SOL_NETLINK, name, value, "netlink socket option " + name);
  }

  @Override
  public int receiveBuffer() {
    return Sockets.receiveBuffer(fd);
  }

  @Override
  public int port() {
    ByteBuffer address = Memory.allocate(SOCKADDR_NL.length);
    Sockets.name(fd, address, "netlink socket");
    return address.getInt(NL_PID);
  }

  @Override
  public void leaveOut(int port, int... types) {
    new EchoFilter(port, types).attach(fd);
  }

  @Override
  public void send(ByteBuffer bytes) {
    int result;
    try {
      long address = Memory.address(bytes) + bytes.position();
      do {
        result = LibC.call(Function.SEND, fd.number(), address, bytes.remaining(), 0);
      } while (result == -Errno.EINTR.number());
    } finally {
      Reference.reachabilityFence(bytes);
    }
    LibC.check(result, "send " + bytes.remaining() + " bytes to the kernel");
  }

  @Override
  public Received receive(boolean wait, Consumer<NetlinkMessage> handler) {
    int flags = MSG_TRUNC | (wait ? 0 : MSG_DONTWAIT);
    int length = LibC.call(Function.RECV, fd.number(), receivedAt, RECEIVE_BYTES, flags);
    if (length == -Errno.EINTR.number()) {
      return receive(wait, handler);
    }
    if (length == -Errno.EAGAIN.number()) {
      return Received.NOTHING;
    }
    if (length == -Errno.ENOBUFS.number()) {
      return Received.OVERRUN;
    }
    LibC.check(length, "receive from the kernel");
    if (length > RECEIVE_BYTES) {
      throw new KernelException(
          "receive from the kernel", Errno.EMSGSIZE, "a message of " + length + " bytes");
    }
    NetlinkMessage.split(received.position(0).limit(length), handler);
    return Received.MESSAGES;
  }

  @Override
  public void close() {
    fd.close();
  }
}
