package dev.tweed.linux;

import dev.tweed.linux.netlink.NetlinkTransport;
import java.util.Optional;

/**
 * What a network namespace's kernel offers to those who configure it. {@link #ofThisThread()} is
 * the real one; tests without root bring their own.
 */
public interface Kernel {

  /**
   * Opens a netlink connection.
   *
   * @param protocol such as {@link dev.tweed.linux.netlink.Netlink#ROUTE}
   * @param groups multicast groups to subscribe to; none for requests
   */
  NetlinkTransport connect(int protocol, int... groups);

  /** Reads a kernel parameter, as {@link Sysctl#read}. */
  Optional<String> sysctl(String key);

  /** Sets a kernel parameter, as {@link Sysctl#write}. */
  void setSysctl(String key, String value);

  /**
   * The kernel as the calling thread's namespace shows it, whichever thread that is at each call.
   */
  static Kernel ofThisThread() {
    return ThreadKernel.INSTANCE;
  }
}
