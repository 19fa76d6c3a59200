package dev.tweed.linux.internal;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

/**
 * The C library's functions that Tweed calls; each links to its page in section 2 of the manual.
 */
public enum Function {
  BIND,
  CLOSE,
  CONNECT,
  EVENTFD,
  FCNTL,
  GETSOCKNAME,
  GETSOCKOPT,
  IOCTL,
  MOUNT,
  OPEN,
  POLL,
  READ,
  RECV,
  RECVFROM,
  RECVMMSG,
  RECVMSG,
  SEND,
  SENDMMSG,
  SENDMSG,
  SENDTO,
  SETNS,
  SETSOCKOPT,
  SHUTDOWN,
  SOCKET,
  UMOUNT2,
  UNSHARE,
  WRITE,
  WRITEV;

  private final long address = LibC.find(name().toLowerCase(Locale.ROOT));

  /** Where the function starts. */
  MemorySegment address() {
    return MemorySegment.ofAddress(address);
  }
}
