package dev.tweed.linux.tunnel;

import dev.tweed.linux.internal.Memory;
import java.nio.ByteBuffer;

/**
 * An array of {@code struct mmsghdr}, each with its address, its stretches and one control message
 * of UDP's segment size. Source: sendmmsg(2), cmsg(3), uapi/linux/udp.h.
 */
final class MessageHeaders {

  static final int SOL_UDP = 17;
  static final int UDP_SEGMENT = 103;
  static final int UDP_GRO = 104;

  private static final int ENTRY = 64; // struct msghdr of 56 bytes, unsigned msg_len, padding
  private static final int CONTROL = 24; // CMSG_SPACE of up to 8 bytes
  private static final int CMSG_HEADER = 16;

  private final ByteBuffer entries;
  private final ByteBuffer controls;
  private final SocketAddresses names;
  private final long address;
  private final long controlAddress;

  MessageHeaders(int count) {
    entries = Memory.allocate(count * ENTRY);
    controls = Memory.allocate(count * CONTROL);
    names = new SocketAddresses(count);
    address = Memory.address(entries);
    controlAddress = Memory.address(controls);
    for (int i = 0; i < count; i++) {
      entries.putLong(i * ENTRY, names.address(i));
      entries.putLong(i * ENTRY + 32, controlAddress + (long) i * CONTROL);
    }
  }

  SocketAddresses names() {
    return names;
  }

  /** Says where a message's bytes are. */
  void stretches(int index, long vectors, int count) {
    entries.putInt(index * ENTRY + 8, SocketAddresses.BYTES);
    entries.putLong(index * ENTRY + 16, vectors).putLong(index * ENTRY + 24, count);
  }

  void noControl(int index) {
    entries.putLong(index * ENTRY + 40, 0);
  }

  /** Has the kernel cut the message into datagrams of so many bytes. */
  void segment(int index, int bytes) {
    int at = index * CONTROL;
    controls.putLong(at, CMSG_HEADER + 2).putInt(at + 8, SOL_UDP).putInt(at + 12, UDP_SEGMENT);
    controls.putShort(at + CMSG_HEADER, (short) bytes);
    entries.putLong(index * ENTRY + 40, CONTROL);
  }

  /** Makes room for what the kernel says with a message; it overwrites these lengths. */
  void expectControl(int index) {
    entries.putInt(index * ENTRY + 8, SocketAddresses.BYTES);
    entries.putLong(index * ENTRY + 40, CONTROL);
  }

  /** Of how many bytes the datagrams were that the kernel put together; 0 when it did not. */
  int segmentReceived(int index) {
    int at = index * CONTROL;
    boolean told =
        entries.getLong(index * ENTRY + 40) >= CMSG_HEADER + 4
            && controls.getInt(at + 8) == SOL_UDP
            && controls.getInt(at + 12) == UDP_GRO;
    return told ? controls.getInt(at + CMSG_HEADER) : 0;
  }

  /** How many bytes were transferred. */
  int length(int index) {
    return entries.getInt(index * ENTRY + 56);
  }

  long address(int index) {
    return address + (long) index * ENTRY;
  }
}
