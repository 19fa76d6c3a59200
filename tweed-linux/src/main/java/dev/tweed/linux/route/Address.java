package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An IP address on a link. Source: uapi/linux/if_addr.h.
 *
 * @param local the address with the length of its network, {@code 10.244.1.1/24}
 * @param link index
 * @param scope {@code RT_SCOPE_*}, see {@link RouteNumbers}
 * @param flags {@code IFA_F_*}
 * @param label IPv4's name for it; empty when not said
 * @param broadcast null when not said
 * @param peer the other end of a point-to-point link; null when there is none
 * @param lifetimes null for ever
 * @param protocol {@code IFAPROT_*}: who put it there; 0 when not said
 * @param metric of the route to its network; 0 when not said
 */
public record Address(
    IpPrefix local,
    int link,
    int scope,
    int flags,
    String label,
    @Nullable IpAddress broadcast,
    @Nullable IpAddress peer,
    @Nullable Lifetimes lifetimes,
    int protocol,
    int metric,
    List<UnknownAttribute> unknown)
    implements RouteObject {

  public static final int NODAD = 0x02;
  public static final int DADFAILED = 0x08;
  public static final int DEPRECATED = 0x20;
  public static final int TENTATIVE = 0x40;
  public static final int PERMANENT = 0x80;
  public static final int NOPREFIXROUTE = 0x200;

  public Address {
    unknown = List.copyOf(unknown);
  }

  /** Seconds left; 0xFFFFFFFF, that is -1, for ever. */
  public record Lifetimes(int preferred, int valid) {
    public static final int FOREVER = -1;
  }

  /** That address on the link of that index. */
  public static Address of(IpPrefix local, int link) {
    return new Address(local, link, 0, 0, "", null, null, null, 0, 0, List.of());
  }

  public Address withScope(int newScope) {
    return new Address(
        local, link, newScope, flags, label, broadcast, peer, lifetimes, protocol, metric, unknown);
  }

  /** With that flag, such as {@link #NOPREFIXROUTE}. */
  public Address withFlag(int flag) {
    return new Address(
        local,
        link,
        scope,
        flags | flag,
        label,
        broadcast,
        peer,
        lifetimes,
        protocol,
        metric,
        unknown);
  }

  public Address withBroadcast(IpAddress newBroadcast) {
    return new Address(
        local, link, scope, flags, label, newBroadcast, peer, lifetimes, protocol, metric, unknown);
  }

  public Address withPeer(IpAddress newPeer) {
    return new Address(
        local, link, scope, flags, label, broadcast, newPeer, lifetimes, protocol, metric, unknown);
  }

  public Address withLifetimes(Lifetimes newLifetimes) {
    return new Address(
        local, link, scope, flags, label, broadcast, peer, newLifetimes, protocol, metric, unknown);
  }

  public Address withLabel(String newLabel) {
    return new Address(
        local, link, scope, flags, newLabel, broadcast, peer, lifetimes, protocol, metric, unknown);
  }

  public Address withMetric(int newMetric) {
    return new Address(
        local, link, scope, flags, label, broadcast, peer, lifetimes, protocol, newMetric, unknown);
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public int messageType() {
    return Rtm.NEWADDR;
  }

  @Override
  public void encode(MessageWriter out) {
    AddressCodec.encode(this, out);
  }

  @Override
  public String noun() {
    return "addr";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(64).append(peer == null ? local : local.address());
    if (peer != null) {
      text.append(" peer ").append(peer).append('/').append(local.length());
    }
    if (broadcast != null) {
      text.append(" broadcast ").append(broadcast);
    }
    text.append(" dev ").append(IndexForm.text(link));
    if (scope != 0) {
      text.append(" scope ").append(RouteNumbers.scopeName(scope));
    }
    if (!label.isEmpty()) {
      text.append(" label ").append(label);
    }
    text.append(has(NODAD) ? " nodad" : "").append(has(NOPREFIXROUTE) ? " noprefixroute" : "");
    if (metric != 0) {
      text.append(" metric ").append(Integer.toUnsignedString(metric));
    }
    if (lifetimes != null) {
      text.append(" valid_lft ").append(seconds(lifetimes.valid()));
      text.append(" preferred_lft ").append(seconds(lifetimes.preferred()));
    }
    return text.toString();
  }

  private static String seconds(int lifetime) {
    return lifetime == Lifetimes.FOREVER ? "forever" : Integer.toUnsignedString(lifetime);
  }
}
