package dev.tweed.linux.wireguard;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkSocket;
import java.util.List;
import java.util.Optional;

/**
 * The WireGuard links of one namespace, through the kernel's {@code wireguard} family of generic
 * netlink. Links are made over rtnetlink, as {@link dev.tweed.linux.route.LinkKind#WIREGUARD}; here
 * they get keys, ports and peers. The kernel notifies nobody of any of these. One thread at a time.
 * Source: uapi/linux/wireguard.h.
 */
public final class Wireguard implements AutoCloseable {

  private final NetlinkSocket socket;
  private final int family;

  /**
   * Speaks over a socket of {@link Netlink#GENERIC}, which is closed with this object.
   *
   * @throws NetlinkException ENOENT when the kernel is without WireGuard
   */
  public Wireguard(NetlinkSocket socket) {
    this.socket = socket;
    try {
      this.family = GenericFamily.resolve(socket, WireguardRequest.FAMILY_NAME);
    } catch (RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** In the calling thread's namespace. */
  public static Wireguard open() {
    return new Wireguard(NetlinkSocket.open(Netlink.GENERIC));
  }

  /**
   * All about a link. The private key is among it: this takes CAP_NET_ADMIN.
   *
   * @return empty when there is no such link, or it is of another kind
   * @throws NetlinkException EPERM
   */
  public Optional<WireguardLink> link(String name) {
    LinkCollector collector = new LinkCollector();
    try {
      socket.dump(
          WireguardRequest.get(family, name),
          collector::begin,
          message -> collector.add(WireguardRequest.decode(message).link()));
    } catch (NetlinkException e) {
      if (e.errno().equals(Errno.ENODEV) || e.errno().equals(Errno.EOPNOTSUPP)) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.ofNullable(collector.link());
  }

  /**
   * Changes a link: what is absent stays as it is.
   *
   * @throws NetlinkException ENODEV; EADDRINUSE when the link is up and its port is another's
   */
  public void set(WireguardLink change) {
    setAll(List.of(change)).requireSuccess();
  }

  /** Makes changes in order, many to a send. A refused one does not stop those behind it. */
  public BatchResult setAll(List<WireguardLink> changes) {
    return socket.executeAll(
        changes.stream().map(change -> WireguardRequest.set(family, change)).toList());
  }

  @Override
  public void close() {
    socket.close();
  }
}
