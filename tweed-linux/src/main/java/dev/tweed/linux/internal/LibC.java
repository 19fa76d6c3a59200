package dev.tweed.linux.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.KernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * The one door to the C library.
 *
 * <p>Every function used here takes at most six integers or pointers. On x86-64 and arm64 those
 * travel in registers whatever their declared width, and a callee ignores registers that it does
 * not read. So a single call shape, six longs in and one out, serves them all, and the 7–12 ms that
 * FFM takes to link a new shape are paid once. What comes back is narrowed by the caller.
 *
 * <p>Safe from any thread: errno is captured with the call into a segment of the calling thread.
 */
public final class LibC {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.captureCallState("errno"));
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private LibC() {}

  /** A function's address in the C library. */
  static long find(String name) {
    return LINKER
        .defaultLookup()
        .find(name)
        .map(MemorySegment::address)
        .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
  }

  /**
   * Calls a function that reports failure as {@code -1} and errno.
   *
   * @return the result as a signed 32-bit number, or {@code -errno}
   */
  public static int call(Function function, long a, long b, long c, long d, long e, long f) {
    MemorySegment state = CAPTURED.get();
    int result;
    try {
      result = (int) (long) CALL.invokeExact(function.address(), state, a, b, c, d, e, f);
    } catch (Throwable t) {
      throw new AssertionError(function + " cannot be called", t);
    }
    return result == -1 ? -state.get(JAVA_INT, ERRNO) : result;
  }

  public static int call(Function function, long a, long b, long c, long d) {
    return call(function, a, b, c, d, 0, 0);
  }

  public static int call(Function function, long a, long b, long c) {
    return call(function, a, b, c, 0, 0, 0);
  }

  public static int call(Function function, long a, long b) {
    return call(function, a, b, 0, 0, 0, 0);
  }

  public static int call(Function function, long a) {
    return call(function, a, 0, 0, 0, 0, 0);
  }

  /**
   * Calls read(2), write(2) and their like on the bytes between a direct buffer's position and
   * limit; the buffer is not moved.
   */
  public static int transfer(Function function, Fd fd, ByteBuffer buffer) {
    try {
      long from = Memory.address(buffer) + buffer.position();
      return call(function, fd.number(), from, buffer.remaining());
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /**
   * Passes a result of {@link #call} on.
   *
   * @throws KernelException when it is an error
   */
  public static int check(int result, String operation) {
    if (result < 0) {
      throw new KernelException(operation, new Errno(-result), advice(-result));
    }
    return result;
  }

  private static String advice(int errno) {
    boolean permission = errno == Errno.EPERM.number() || errno == Errno.EACCES.number();
    return permission ? "run as root, or in a user namespace that maps root" : "";
  }

  static {
    assert ADDRESS.byteSize() == 8 : "the single call shape needs a 64-bit machine";
  }
}
