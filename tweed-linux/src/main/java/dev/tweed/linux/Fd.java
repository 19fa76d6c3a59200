package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open file descriptor, closed once. It works from any thread, whatever that thread's network
 * namespace is: what it refers to was settled when it was opened.
 */
public final class Fd implements AutoCloseable {

  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_NONBLOCK = 0x800;
  private static final int F_SETFL = 4;
  private static final int F_DUPFD_CLOEXEC = 1030;

  private final int number;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Fd(int number) {
    this.number = number;
  }

  /** Takes over a number that a system call has just returned: nobody else may close it. */
  public static Fd adopt(int number) {
    return new Fd(number);
  }

  /**
   * Opens a file for reading, close-on-exec.
   *
   * @throws KernelException as {@code open(2)}: ENOENT, EACCES, …
   */
  static Fd openForReading(Path path) {
    return open(path, O_RDONLY);
  }

  /** {@link #openForReading} for writing to a file that exists. */
  static Fd openForWriting(Path path) {
    return open(path, O_WRONLY);
  }

  /**
   * Opens a device for reading and writing, close-on-exec.
   *
   * @throws KernelException as {@code open(2)}: ENOENT, EACCES, …
   */
  public static Fd openForReadingAndWriting(Path path) {
    return open(path, O_RDWR);
  }

  private static Fd open(Path path, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      long name = arena.allocateFrom(path.toString()).address();
      int result = LibC.call(Function.OPEN, name, mode | O_CLOEXEC, 0);
      return new Fd(LibC.check(result, "open " + path));
    }
  }

  /** Makes reads and writes that would wait fail with EAGAIN. */
  public void neverWait() {
    int result = LibC.call(Function.FCNTL, number, F_SETFL, O_NONBLOCK);
    LibC.check(result, "O_NONBLOCK on descriptor " + number);
  }

  /** Another descriptor of the same open file, closed on its own. */
  Fd duplicate() {
    int result = LibC.call(Function.FCNTL, number, F_DUPFD_CLOEXEC, 0);
    return new Fd(LibC.check(result, "duplicate descriptor " + number));
  }

  /** The number. Meaningless once closed, when the kernel may have given it to another file. */
  public int number() {
    return number;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      LibC.call(Function.CLOSE, number);
    }
  }

  @Override
  public String toString() {
    return "fd " + number + (closed.get() ? " (closed)" : "");
  }
}
