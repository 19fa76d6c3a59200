package dev.tweed.linux.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory the kernel reads and writes. Codecs work on {@link ByteBuffer}, which is fast from the
 * first call on; only its address is FFM's business.
 */
public final class Memory {

  private Memory() {}

  /** A zeroed buffer outside the heap, in the machine's byte order. */
  public static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Where a direct buffer's first byte lies, whatever its position. */
  public static long address(ByteBuffer buffer) {
    return MemorySegment.ofBuffer(buffer.duplicate().clear()).address();
  }
}
