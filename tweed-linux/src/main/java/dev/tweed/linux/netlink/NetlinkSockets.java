package dev.tweed.linux.netlink;

/** Opens netlink sockets in the calling thread's network namespace. */
public final class NetlinkSockets {

  /** For answers: every request of the largest send may be refused. */
  private static final int ANSWER_BUFFER = 8 << 20;

  /** For notifications: five thousand peers appear at once, four objects each. */
  private static final int NOTIFICATION_BUFFER = 32 << 20;

  private NetlinkSockets() {}

  /**
   * Opens a socket.
   *
   * @param protocol a constant of {@link Netlink}
   * @param groups numbers of multicast groups to join; none for a socket that carries requests
   * @throws dev.tweed.linux.KernelException EPROTONOSUPPORT when the kernel lacks the protocol;
   *     EPERM for a group that is not for everybody
   */
  public static NetlinkTransport open(int protocol, int... groups) {
    NetlinkChannel channel =
        new NetlinkChannel(protocol, groups.length == 0 ? ANSWER_BUFFER : NOTIFICATION_BUFFER);
    try {
      for (int group : groups) {
        channel.join(group);
      }
      return channel;
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
