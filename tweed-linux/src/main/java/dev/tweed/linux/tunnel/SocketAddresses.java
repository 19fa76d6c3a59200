package dev.tweed.linux.tunnel;

import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array of {@code struct sockaddr_in}: family in the machine's order, port and address in the
 * network's, eight bytes of padding. Source: ip(7).
 */
final class SocketAddresses {

  static final int AF_INET = 2;
  static final int BYTES = 16;

  private final ByteBuffer families;
  private final ByteBuffer entries;
  private final long address;

  SocketAddresses(int count) {
    families = Memory.allocate(count * BYTES);
    entries = families.duplicate().order(ByteOrder.BIG_ENDIAN);
    address = Memory.address(families);
  }

  /**
   * @param endpoint packed
   */
  void put(int index, long endpoint) {
    int at = index * BYTES;
    families.putShort(at, (short) AF_INET);
    entries.putShort(at + 2, (short) endpoint).putInt(at + 4, (int) (endpoint >>> 16));
  }

  /** The endpoint, packed. */
  long get(int index) {
    int at = index * BYTES;
    return (entries.getInt(at + 4) & 0xFFFFFFFFL) << 16 | entries.getShort(at + 2) & 0xFFFF;
  }

  long address(int index) {
    return address + (long) index * BYTES;
  }
}
