package dev.tweed.linux.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tweed.linux.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** Sockets of any family. Source: socket(2), socket(7). */
public final class Sockets {

  public static final int SOCK_DGRAM = 2;
  public static final int SOCK_RAW = 3;
  public static final int SOL_SOCKET = 1;

  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SO_SNDBUFFORCE = 32;
  private static final int SO_RCVBUFFORCE = 33;

  private Sockets() {}

  /** Opens a socket, close-on-exec, in the calling thread's network namespace. */
  public static Fd open(int family, int type, int protocol, String operation) {
    int result = LibC.call(Function.SOCKET, family, type | SOCK_CLOEXEC, protocol);
    return Fd.adopt(LibC.check(result, operation));
  }

  /**
   * Binds to an address.
   *
   * @param address the bytes of a {@code struct sockaddr}
   */
  public static void bind(Fd fd, byte[] address, String object) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, address);
      int result = LibC.call(Function.BIND, fd.number(), bytes.address(), address.length);
      LibC.check(result, "bind " + object);
    }
  }

  public static void setOption(Fd fd, int level, int name, int value, String operation) {
    LibC.check(trySetOption(fd, level, name, value), operation);
  }

  /** Sets an option that is a structure. */
  public static void setOption(Fd fd, int level, int name, ByteBuffer value, String operation) {
    try {
      long address = Memory.address(value);
      int length = value.capacity();
      int result = LibC.call(Function.SETSOCKOPT, fd.number(), level, name, address, length, 0);
      LibC.check(result, operation);
    } finally {
      Reference.reachabilityFence(value);
    }
  }

  private static int trySetOption(Fd fd, int level, int name, int value) {
    try (Arena arena = Arena.ofConfined()) {
      long number = arena.allocateFrom(JAVA_INT, value).address();
      return LibC.call(Function.SETSOCKOPT, fd.number(), level, name, number, 4, 0);
    }
  }

  /** Reads an option that is one int. */
  public static int option(Fd fd, int level, int name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(JAVA_INT);
      long length = arena.allocateFrom(JAVA_INT, (int) JAVA_INT.byteSize()).address();
      int result =
          LibC.call(Function.GETSOCKOPT, fd.number(), level, name, number.address(), length, 0);
      LibC.check(result, "getsockopt " + name);
      return number.get(JAVA_INT, 0);
    }
  }

  /**
   * The address the socket is bound to.
   *
   * @param address room for a {@code struct sockaddr}, which is written there
   */
  public static void name(Fd fd, ByteBuffer address, String object) {
    try (Arena arena = Arena.ofConfined()) {
      long length = arena.allocateFrom(JAVA_INT, address.capacity()).address();
      int result = LibC.call(Function.GETSOCKNAME, fd.number(), Memory.address(address), length);
      LibC.check(result, "address of " + object);
    } finally {
      Reference.reachabilityFence(address);
    }
  }

  /** Asks for large buffers, beyond the system's limits where the caller may (CAP_NET_ADMIN). */
  public static void growBuffers(Fd fd, int bytes) {
    if (trySetOption(fd, SOL_SOCKET, SO_SNDBUFFORCE, bytes) < 0) {
      setOption(fd, SOL_SOCKET, SO_SNDBUF, bytes, "SO_SNDBUF");
    }
    if (trySetOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes) < 0) {
      setOption(fd, SOL_SOCKET, SO_RCVBUF, bytes, "SO_RCVBUF");
    }
  }

  /** Bytes the kernel really lets the socket queue for reading. */
  public static int receiveBuffer(Fd fd) {
    return option(fd, SOL_SOCKET, SO_RCVBUF);
  }
}
