package dev.tweed.linux.tunnel;

import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;

/**
 * Stretches of packet buffers that one system call writes as one: an array of {@code struct iovec}.
 * The buffers must live until that call. Not safe for use by two threads. Source: readv(2).
 */
public final class IoVectors {

  static final int ENTRY = 16; // void *iov_base, size_t iov_len

  private final ByteBuffer entries;
  private final long address;
  private int count;

  /**
   * @param capacity at most 1024, which is as many as the kernel takes
   */
  public IoVectors(int capacity) {
    entries = Memory.allocate(capacity * ENTRY);
    address = Memory.address(entries);
  }

  public void clear() {
    count = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many more there may be. */
  public int room() {
    return entries.capacity() / ENTRY - count;
  }

  /** Adds a stretch at the end. */
  public void add(PacketBuffer buffer, int from, int length) {
    int at = count * ENTRY;
    entries.putLong(at, buffer.address(from, length)).putLong(at + 8, length);
    count++;
  }

  /** The length in bytes of one of them. */
  int length(int index) {
    return (int) entries.getLong(index * ENTRY + 8);
  }

  /** Where one of them is described. */
  long address(int index) {
    return address + (long) index * ENTRY;
  }
}
