package dev.tweed.linux.ethtool;

import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads and sets the features of the links of one namespace, through the kernel's {@code ethtool}
 * family of generic netlink. One thread at a time. Source: uapi/linux/ethtool_netlink.h,
 * Documentation/networking/ethtool-netlink.rst.
 */
public final class LinkFeatures implements AutoCloseable {

  private final NetlinkSocket socket;
  private final int family;

  /**
   * Speaks over a socket of {@link Netlink#GENERIC}, which is closed with this object.
   *
   * @throws dev.tweed.linux.netlink.NetlinkException ENOENT when the kernel is without {@code
   *     ethtool} netlink (before 5.6)
   */
  public LinkFeatures(NetlinkSocket socket) {
    this.socket = socket;
    this.family = GenericFamily.resolve(socket, "ethtool");
  }

  /** In the calling thread's namespace. */
  public static LinkFeatures open() {
    return new LinkFeatures(NetlinkSocket.open(Netlink.GENERIC));
  }

  /**
   * All features the kernel knows, in its order.
   *
   * @throws dev.tweed.linux.netlink.NetlinkException ENODEV
   */
  public List<LinkFeature> of(String link) {
    List<LinkFeature> features = new ArrayList<>();
    socket.query(
        FeaturesRequest.read(family, link),
        message -> features.addAll(FeaturesReply.features(message)));
    return List.copyOf(features);
  }

  /**
   * Turns features on or off, those not named stay as they are.
   *
   * @return the names of those that are now not as asked, because they are fixed or need another
   * @throws dev.tweed.linux.netlink.NetlinkException ENODEV; EOPNOTSUPP for a name the kernel does
   *     not know; EPERM without CAP_NET_ADMIN
   */
  public SortedSet<String> set(String link, Map<String, Boolean> wanted) {
    SortedSet<String> refused = new TreeSet<>();
    socket.query(
        FeaturesRequest.set(family, link, wanted),
        message -> refused.addAll(FeaturesReply.refused(message)));
    return refused;
  }

  @Override
  public void close() {
    socket.close();
  }
}
