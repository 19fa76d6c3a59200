package dev.tweed.linux.tunnel;

/**
 * Datagrams to be sent by one system call. Neighbours of one length to one endpoint travel through
 * the kernel as one message, which it cuts up as late as it can (UDP_SEGMENT): the last of them may
 * be shorter.
 *
 * <p>The packet buffers must stay as they are until {@link UdpSocket#send}. Not safe for use by two
 * threads. Source: udp(7), net/ipv4/udp.c.
 */
public final class SendBatch {

  private static final int MESSAGES = 128;
  private static final int VECTORS = 1024;
  private static final int MOST_SEGMENTS = 64; // UDP_MAX_SEGMENTS; later kernels take 128
  private static final int LONGEST = 65_535 - 20 - 8;

  private final MessageHeaders headers = new MessageHeaders(MESSAGES + 1);
  private final IoVectors vectors = new IoVectors(VECTORS);
  private final int[] firstVector = new int[MESSAGES + 1];
  private final int[] segmentBytes = new int[MESSAGES];
  private final int[] segments = new int[MESSAGES];
  private int messages;

  private long peer = -1;
  private int bytes;
  private boolean sealed;

  /** Empties it. */
  public void clear() {
    messages = 0;
    vectors.clear();
    peer = -1;
  }

  /** Whether {@link #add} may be called: when not, send first. */
  public boolean hasRoom() {
    return messages < MESSAGES && vectors.room() >= 2;
  }

  public boolean isEmpty() {
    return messages == 0;
  }

  /**
   * Adds a datagram.
   *
   * @param to a packed {@link Endpoint}
   */
  public void add(long to, PacketBuffer buffer, int from, int length) {
    admit(to, length);
    vectors.add(buffer, from, length);
    describe();
  }

  /** Adds a datagram whose beginning lies elsewhere than its rest. */
  public void add(
      long to,
      PacketBuffer head,
      int headFrom,
      int headLength,
      PacketBuffer rest,
      int restFrom,
      int restLength) {
    admit(to, headLength + restLength);
    vectors.add(head, headFrom, headLength);
    vectors.add(rest, restFrom, restLength);
    describe();
  }

  private void admit(long to, int length) {
    if (!joins(to, length)) {
      open(to, length);
    }
    segments[messages - 1]++;
    bytes += length;
    sealed = length < segmentBytes[messages - 1];
  }

  private boolean joins(long to, int length) {
    return to == peer
        && !sealed
        && length <= segmentBytes[messages - 1]
        && bytes + length <= LONGEST
        && segments[messages - 1] < MOST_SEGMENTS;
  }

  private void open(long to, int length) {
    peer = to;
    bytes = 0;
    headers.names().put(messages, to);
    headers.noControl(messages);
    firstVector[messages] = vectors.count();
    segmentBytes[messages] = length;
    segments[messages] = 0;
    messages++;
  }

  private void describe() {
    int message = messages - 1;
    int first = firstVector[message];
    headers.stretches(message, vectors.address(first), vectors.count() - first);
    if (segments[message] == 2) {
      headers.segment(message, segmentBytes[message]);
    }
    firstVector[messages] = vectors.count();
  }

  /** How many messages there are. */
  int messages() {
    return messages;
  }

  /** How many datagrams a message is. */
  int datagrams(int message) {
    return segments[message];
  }

  /** A message and those behind it. */
  long address(int message) {
    return headers.address(message);
  }

  /**
   * Describes one datagram of a message as a message of its own, where the kernel cannot cut.
   *
   * @param vector the datagram's first stretch
   * @return the first stretch of the next datagram
   */
  int single(int message, int vector) {
    int end = vector;
    for (int left = segmentBytes[message];
        left > 0 && end < firstVector[message + 1];
        left -= vectors.length(end - 1)) {
      end++;
    }
    headers.names().put(MESSAGES, headers.names().get(message));
    headers.stretches(MESSAGES, vectors.address(vector), end - vector);
    headers.noControl(MESSAGES);
    return end;
  }

  int firstVector(int message) {
    return firstVector[message];
  }

  /** Where {@link #single} describes its datagram. */
  long singleAddress() {
    return headers.address(MESSAGES);
  }
}
