package dev.tweed.linux.tunnel;

import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Memory for packets that the kernel reads and writes in place. Two views of the same bytes: {@link
 * #bytes()} in network byte order for headers, {@link #words()} in the machine's order for sums.
 * Both are used by absolute positions only.
 */
public final class PacketBuffer {

  private final ByteBuffer words;
  private final ByteBuffer bytes;
  private final long address;

  /** A zeroed buffer. */
  public PacketBuffer(int capacity) {
    words = Memory.allocate(capacity);
    bytes = words.duplicate().order(ByteOrder.BIG_ENDIAN);
    address = Memory.address(words);
  }

  /** The bytes, multi-byte numbers most significant byte first. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** The same bytes, multi-byte numbers in the machine's order. */
  public ByteBuffer words() {
    return words;
  }

  public int capacity() {
    return words.capacity();
  }

  /** Where a stretch of it lies, for the kernel. */
  long address(int from, int length) {
    return address + Objects.checkFromIndexSize(from, length, words.capacity());
  }
}
