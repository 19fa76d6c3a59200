package dev.tweed.linux.netlink;

import dev.tweed.linux.Fd;
import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.NetlinkTransport.Received;
import java.util.function.Consumer;

/**
 * Notifications of what changed in the kernel, whoever changed it. A change is queued here before
 * the system call that made it returns: after a {@link NetlinkSocket} has carried a batch out,
 * {@link #drain} sees all of it.
 *
 * <p>One thread at a time; wait for {@link #fd} to become readable with {@link
 * dev.tweed.linux.Poll}.
 */
public final class NetlinkSubscription implements AutoCloseable {

  private final NetlinkTransport transport;

  /** Listens on a transport, which is closed with this object. */
  public NetlinkSubscription(NetlinkTransport transport) {
    this.transport = transport;
  }

  /**
   * Subscribes in the calling thread's namespace.
   *
   * @param groups numbers of multicast groups, such as {@code RTNLGRP_LINK}
   */
  public static NetlinkSubscription open(int protocol, int... groups) {
    return new NetlinkSubscription(NetlinkSockets.open(protocol, groups));
  }

  /** Subscribes in a given namespace. */
  public static NetlinkSubscription open(Netns netns, int protocol, int... groups) {
    return netns.call(() -> open(protocol, groups));
  }

  /** Readable when there is something to drain. */
  public Fd fd() {
    return transport.fd();
  }

  /**
   * Asks not to be told of changes that were made through a port: whoever made them knows. The
   * kernel drops such notifications before they are queued, but does not mark all of them with
   * their originator; some are told nevertheless.
   *
   * @param port {@link NetlinkTransport#port} of the connection that carries the requests
   * @param types of messages, such as {@code RTM_NEWROUTE}
   */
  public void leaveOut(int port, int... types) {
    transport.leaveOut(port, types);
  }

  /** Whether all notifications were seen. */
  public enum Drained {
    /** Everything queued was handed out. */
    COMPLETE,
    /** The queue was full and some are lost (ENOBUFS): list the state again. */
    OVERRUN
  }

  /** Hands out what is queued, without waiting. */
  public Drained drain(Consumer<NetlinkMessage> handler) {
    Drained drained = Drained.COMPLETE;
    Received received;
    while ((received = transport.receive(false, handler)) != Received.NOTHING) {
      if (received == Received.OVERRUN) {
        drained = Drained.OVERRUN;
      }
    }
    return drained;
  }

  @Override
  public void close() {
    transport.close();
  }
}
