package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Waits until one of a few descriptors can be read. For platform threads: the wait blocks the
 * carrier. Not safe for use by two threads at once. Source: poll(2).
 */
public final class Poll {

  private static final short POLLIN = 1;
  private static final int ENTRY = 8; // struct pollfd: int fd, short events, short revents

  private final ByteBuffer entries;
  private final long address;

  public Poll(Fd... fds) {
    entries = Memory.allocate(fds.length * ENTRY);
    for (Fd fd : fds) {
      entries.putInt(fd.number()).putShort(POLLIN).putShort((short) 0);
    }
    address = Memory.address(entries);
  }

  /**
   * Waits.
   *
   * @param timeout at most so long; a negative one means for ever; in whole milliseconds, rounded
   *     up
   * @return whether any descriptor is readable or in error; false after the timeout or a signal
   */
  public boolean await(Duration timeout) {
    long millis = timeout.isNegative() ? -1 : timeout.plusNanos(999_999).toMillis();
    int bounded = (int) Math.min(millis, Integer.MAX_VALUE);
    int count = entries.capacity() / ENTRY;
    int ready = LibC.call(Function.POLL, address, count, bounded);
    if (ready == -Errno.EINTR.number()) {
      return false;
    }
    return LibC.check(ready, "poll") > 0;
  }

  /** Whether the last {@link #await} found descriptor {@code index} readable or in error. */
  public boolean ready(int index) {
    return entries.getShort(index * ENTRY + 6) != 0;
  }
}
