package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A flag that any thread raises and a thread in {@link Poll} sees: an eventfd(2). Raising it twice
 * before it is seen is the same as once.
 */
public final class Wakeup implements AutoCloseable {

  private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

  private final Fd fd =
      Fd.adopt(LibC.check(LibC.call(Function.EVENTFD, 0, EFD_CLOEXEC_NONBLOCK), "eventfd"));
  private final ByteBuffer one = Memory.allocate(8).putLong(0, 1);
  private final long oneAt = Memory.address(one);
  private final ByteBuffer count = Memory.allocate(8);
  private final long countAt = Memory.address(count);
  private final AtomicBoolean raised = new AtomicBoolean();
  private boolean closed;

  /** Raises the flag. From any thread, even after {@link #close}, when it has no effect. */
  public void raise() {
    if (raised.compareAndSet(false, true)) { // else it is up already: no system call
      write();
    }
  }

  private synchronized void write() {
    if (!closed) { // the kernel may have given the number to another file
      LibC.call(Function.WRITE, fd.number(), oneAt, 8);
    }
  }

  /** Lowers the flag. For the thread that polls, before it looks for what there is to do. */
  public void lower() {
    LibC.call(Function.READ, fd.number(), countAt, 8);
    raised.set(false);
  }

  public Fd fd() {
    return fd;
  }

  @Override
  public synchronized void close() {
    closed = true;
    fd.close();
  }
}
