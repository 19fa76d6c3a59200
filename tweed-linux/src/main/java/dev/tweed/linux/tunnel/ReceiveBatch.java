package dev.tweed.linux.tunnel;

/**
 * Room for messages that one system call receives. A message is one datagram, or several of one
 * length and from one endpoint that the kernel has put together (UDP_GRO): the last may be shorter.
 * Not safe for use by two threads. Source: recvmmsg(2), udp(7).
 */
public final class ReceiveBatch {

  private static final int LONGEST = 65_536;

  private final MessageHeaders headers;
  private final PacketBuffer[] buffers;
  private final IoVectors vectors;

  /**
   * @param messages how many at a time; each takes 64 KiB
   */
  public ReceiveBatch(int messages) {
    headers = new MessageHeaders(messages);
    buffers = new PacketBuffer[messages];
    vectors = new IoVectors(messages);
    for (int i = 0; i < messages; i++) {
      buffers[i] = new PacketBuffer(LONGEST);
      vectors.add(buffers[i], 0, LONGEST);
      headers.stretches(i, vectors.address(i), 1);
    }
  }

  /** The bytes of a message, from 0 on. */
  public PacketBuffer buffer(int message) {
    return buffers[message];
  }

  /** How many bytes a message has. */
  public int length(int message) {
    return headers.length(message);
  }

  /** How many bytes each of its datagrams has, but for the last, which may have fewer. */
  public int datagramLength(int message) {
    int segment = headers.segmentReceived(message);
    return segment > 0 ? segment : length(message);
  }

  /** Who sent it: a packed {@link Endpoint}. */
  public long sender(int message) {
    return headers.names().get(message);
  }

  int capacity() {
    return vectors.count();
  }

  long prepare() {
    for (int i = 0; i < buffers.length; i++) {
      headers.expectControl(i);
    }
    return headers.address(0);
  }
}
