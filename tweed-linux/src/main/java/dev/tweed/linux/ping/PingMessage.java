package dev.tweed.linux.ping;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Receives into {@code struct msghdr}: the first bytes of a packet and what the kernel says about
 * it in control messages. Source: recvmsg(2), uapi/linux/errqueue.h.
 */
final class PingMessage {

  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_ERRQUEUE = 0x2000;
  private static final int HEADER = 56;
  private static final int IOVEC = 16;
  private static final int CONTROL_LENGTH_AT = 40;
  private static final int CMSG_HEADER = 16;

  private final PingFamily family;
  private final ByteBuffer header = Memory.allocate(HEADER + IOVEC);
  private final ByteBuffer packet = Memory.allocate(64);
  private final ByteBuffer control = Memory.allocate(512);
  private int length;

  PingMessage(PingFamily family) {
    this.family = family;
    header.putLong(16, Memory.address(header) + HEADER).putLong(24, 1);
    header.putLong(32, Memory.address(control));
    header.putLong(HEADER, Memory.address(packet)).putLong(HEADER + 8, packet.capacity());
  }

  /** Takes the next answer from the queue; false when there is none. */
  boolean receive(Fd fd) {
    return receive(fd, MSG_DONTWAIT);
  }

  /** Takes the next error from the queue of errors; false when there is none. */
  boolean receiveError(Fd fd) {
    return receive(fd, MSG_DONTWAIT | MSG_ERRQUEUE);
  }

  private boolean receive(Fd fd, int flags) {
    header.putLong(CONTROL_LENGTH_AT, control.capacity());
    try {
      length = LibC.call(Function.RECVMSG, fd.number(), Memory.address(header), flags);
    } finally {
      Reference.reachabilityFence(this);
    }
    return length >= 0;
  }

  /** Whether the last attempt failed for another reason than an empty queue. */
  boolean failed() {
    return length < 0 && length != -Errno.EAGAIN.number();
  }

  /** The ICMP type, or -1 for a packet too short to have one. */
  int type() {
    return length < 8 ? -1 : packet.get(0) & 0xFF;
  }

  /** The echo's sequence number. */
  int sequence() {
    return (packet.get(6) & 0xFF) << 8 | packet.get(7) & 0xFF;
  }

  OptionalInt ttl() {
    int at = controlMessage(family.ttl);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(control.getInt(at));
  }

  /** What the error is, from {@code struct sock_extended_err}. */
  PingOutcome error() {
    int at = controlMessage(family.recvErr);
    if (at < 0) {
      return new PingOutcome.NoReply();
    }
    Errno errno = new Errno(control.getInt(at));
    return errno.equals(Errno.EMSGSIZE)
        ? new PingOutcome.TooBig(control.getInt(at + 8))
        : new PingOutcome.Unreachable(errno);
  }

  /** Where the value of the control message of this type starts; -1 when there is none. */
  private int controlMessage(int type) {
    int end = (int) header.getLong(CONTROL_LENGTH_AT);
    int at = 0;
    while (at + CMSG_HEADER <= end) {
      if (control.getInt(at + 8) == family.level && control.getInt(at + 12) == type) {
        return at + CMSG_HEADER;
      }
      int bytes = (int) control.getLong(at);
      at += Math.max(CMSG_HEADER, (bytes + 7) & -8);
    }
    return -1;
  }
}
