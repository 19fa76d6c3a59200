package dev.tweed.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import dev.tweed.linux.internal.Sockets;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A Unix socket of datagrams, which is how services talk to their manager; Java itself has Unix
 * sockets of streams only. An address is a path, or {@code @} and a name in the kernel's own
 * (abstract) space. Sending is safe from any thread. Source: unix(7).
 */
public final class UnixDatagram implements AutoCloseable {

  private static final int AF_UNIX = 1;
  private static final int LONGEST_ADDRESS = 107;
  private static final int LONGEST_MESSAGE = 65_536;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final Fd fd;

  private UnixDatagram(Fd fd) {
    this.fd = fd;
  }

  /** A socket to send by. */
  public static UnixDatagram open() {
    return new UnixDatagram(Sockets.open(AF_UNIX, Sockets.SOCK_DGRAM, 0, "open a Unix socket"));
  }

  /**
   * A socket to receive by. A path is created, and stays when the socket is closed.
   *
   * @throws KernelException EADDRINUSE when the address is taken; ENOENT, EACCES as open(2)
   */
  public static UnixDatagram bind(String address) {
    UnixDatagram socket = open();
    try {
      Sockets.bind(socket.fd, sockaddr(address), address);
      return socket;
    } catch (KernelException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends one datagram.
   *
   * @throws KernelException ECONNREFUSED, ENOENT when nobody receives there
   */
  public void send(String address, byte[] message) {
    byte[] to = sockaddr(address);
    try (Arena arena = Arena.ofConfined()) {
      long bytes = arena.allocateFrom(JAVA_BYTE, message).address();
      long name = arena.allocateFrom(JAVA_BYTE, to).address();
      int sent =
          LibC.call(
              Function.SENDTO, fd.number(), bytes, message.length, MSG_NOSIGNAL, name, to.length);
      LibC.check(sent, "send to " + address);
    }
  }

  /** The next datagram; empty when none comes in time. For a platform thread. */
  public Optional<byte[]> receive(Duration timeout) {
    if (!new Poll(fd).await(timeout)) {
      return Optional.empty();
    }
    ByteBuffer buffer = Memory.allocate(LONGEST_MESSAGE);
    int length = LibC.check(LibC.transfer(Function.READ, fd, buffer), "receive");
    byte[] message = new byte[length];
    buffer.get(message);
    return Optional.of(message);
  }

  /** {@code struct sockaddr_un}: the family, then the path; an abstract name begins with a NUL. */
  private static byte[] sockaddr(String address) {
    byte[] name = address.getBytes(StandardCharsets.UTF_8);
    if (name.length == 0 || name.length > LONGEST_ADDRESS) {
      throw new IllegalArgumentException(
          "Unix socket \"%s\": has %d bytes, must have 1 to %d"
              .formatted(address, name.length, LONGEST_ADDRESS));
    }
    boolean isAbstract = name[0] == '@';
    if (isAbstract) {
      name[0] = 0;
    }
    return ByteBuffer.allocate(2 + name.length + (isAbstract ? 0 : 1))
        .order(ByteOrder.nativeOrder())
        .putShort((short) AF_UNIX)
        .put(name)
        .array();
  }

  @Override
  public void close() {
    fd.close();
  }
}
