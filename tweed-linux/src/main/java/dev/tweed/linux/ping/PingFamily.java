package dev.tweed.linux.ping;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.internal.Sockets;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.nio.ByteBuffer;

/**
 * The numbers in which ICMP and ICMPv6 sockets differ. Source: uapi/linux/in.h, in6.h, icmp.h,
 * icmpv6.h.
 */
enum PingFamily {
  V4(IpFamily.IPV4, 1, 8, 0, 0, 11, 12, 2, 10, 0),
  V6(IpFamily.IPV6, 58, 128, 129, 41, 25, 51, 52, 23, 0);

  private static final int PMTUDISC_DO = 2;

  /** Thousands of answers may come in before they are collected. */
  private static final int BUFFER = 4 << 20;

  final IpFamily family;
  final int echoRequest;
  final int echoReply;
  final int level;
  final int recvErr;
  final int ttl;
  private final int protocol;
  private final int recvTtl;
  private final int mtuDiscover;
  private final int fragmentsAllowed;

  PingFamily(
      IpFamily family,
      int protocol,
      int echoRequest,
      int echoReply,
      int level,
      int recvErr,
      int recvTtl,
      int ttl,
      int mtuDiscover,
      int fragmentsAllowed) {
    this.family = family;
    this.protocol = protocol;
    this.echoRequest = echoRequest;
    this.echoReply = echoReply;
    this.level = level;
    this.recvErr = recvErr;
    this.recvTtl = recvTtl;
    this.ttl = ttl;
    this.mtuDiscover = mtuDiscover;
    this.fragmentsAllowed = fragmentsAllowed;
  }

  static PingFamily of(IpFamily family) {
    return family == IpFamily.IPV4 ? V4 : V6;
  }

  /** Opens a ping socket that tells about errors and times to live. */
  Fd open() {
    Fd fd = socket();
    Sockets.growBuffers(fd, BUFFER);
    Sockets.setOption(fd, level, recvErr, 1, "ping socket option RECVERR");
    Sockets.setOption(fd, level, recvTtl, 1, "ping socket option RECVTTL");
    return fd;
  }

  private Fd socket() {
    try {
      return Sockets.open(family.number(), Sockets.SOCK_DGRAM, protocol, "ping socket");
    } catch (KernelException e) {
      if (!e.errno().equals(Errno.EACCES)) {
        throw e;
      }
      throw new KernelException(
          family + " ping socket",
          e.errno(),
          "this namespace's net.ipv4.ping_group_range leaves the process's group out:"
              + " sysctl -w net/ipv4/ping_group_range=\"0 2147483647\"");
    }
  }

  void allowFragments(Fd fd, boolean allowed) {
    int value = allowed ? fragmentsAllowed : PMTUDISC_DO;
    Sockets.setOption(fd, level, mtuDiscover, value, "ping socket option MTU_DISCOVER");
  }

  /** Writes a {@code struct sockaddr_in} or {@code sockaddr_in6}; returns its length. */
  int writeAddress(ByteBuffer to, IpAddress address) {
    to.clear().putShort((short) family.number()).putShort((short) 0);
    if (family == IpFamily.IPV6) {
      to.putInt(0).put(address.bytes()).putInt(0);
    } else {
      to.put(address.bytes()).putLong(0);
    }
    return to.position();
  }
}
