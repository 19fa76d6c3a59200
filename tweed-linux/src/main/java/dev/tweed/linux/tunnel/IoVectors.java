package dev.tweed.linux.tunnel;

import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;

/**
 * Stretches of packet buffers that one system call writes as one: an array of {@code struct iovec}.
 * It keeps them from being collected. Not safe for use by two threads. Source: readv(2).
 */
public final class IoVectors {

  static final int ENTRY = 16; // void *iov_base, size_t iov_len

  private final PacketBuffer[] buffers;
  private final int[] offsets;
  private final ByteBuffer entries;
  private final long address;
  private int count;

  /**
   * @param capacity at most 1024, which is as many as the kernel takes
   */
  public IoVectors(int capacity) {
    buffers = new PacketBuffer[capacity];
    offsets = new int[capacity];
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
    buffers[count] = buffer;
    offsets[count] = from;
    entries.putLong(at, buffer.address(from, length)).putLong(at + 8, length);
    count++;
  }

  /** The bytes as they would be written. */
  public byte[] copy() {
    int total = 0;
    for (int i = 0; i < count; i++) {
      total += length(i);
    }
    ByteBuffer copy = ByteBuffer.allocate(total);
    for (int i = 0; i < count; i++) {
      copy.put(buffers[i].bytes().slice(offsets[i], length(i)));
    }
    return copy.array();
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
