package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route. Source: uapi/linux/rtnetlink.h.
 *
 * @param destination length 0 for the default route
 * @param source packets from there only (IPv6, or tables of multicast); null for all
 * @param type what becomes of the packets
 * @param table see {@link RouteNumbers}
 * @param protocol {@code RTPROT_*}: who made it
 * @param scope {@code RT_SCOPE_*}; chosen as {@code ip} does until said
 * @param tos 0 for all
 * @param metric the smallest wins; 0 when not said, which IPv6 turns into 1024
 * @param gateway of either family; null when the destination is on the link
 * @param link index of the outgoing link; 0 when not said
 * @param preferredSource the source address of packets made here; null when not said
 * @param flags {@code RTNH_F_*} and {@code RTM_F_*}
 * @param nexthop number of a {@link Nexthop} object; 0 when there is none. The kernel also tells
 *     that object's gateway and link
 * @param metrics {@link RouteMetrics}
 * @param hops several ways; empty when there is one
 * @param expires seconds until it goes (IPv6); 0 for never
 * @param preference of a router advertisement, {@code RTA_PREF}; 0 medium
 */
public record Route(
    IpPrefix destination,
    @Nullable IpPrefix source,
    RouteType type,
    int table,
    int protocol,
    int scope,
    int tos,
    int metric,
    @Nullable IpAddress gateway,
    int link,
    @Nullable IpAddress preferredSource,
    int flags,
    int nexthop,
    AttributeSet metrics,
    List<Hop> hops,
    int expires,
    int preference,
    List<UnknownAttribute> unknown)
    implements RouteObject {

  /** Set by the kernel: the link is gone. */
  public static final int DEAD = 0x1;

  public static final int PERVASIVE = 0x2;

  /** The gateway is on the link although no address says so. */
  public static final int ONLINK = 0x4;

  public static final int OFFLOAD = 0x8;

  /** Set by the kernel: no carrier. */
  public static final int LINKDOWN = 0x10;

  /** {@code RTM_F_CLONED}: learnt for one destination, such as a path MTU. */
  public static final int CLONED = 0x200;

  public Route {
    hops = List.copyOf(hops);
    unknown = List.copyOf(unknown);
  }

  /** A unicast route to that destination in the table main, made by {@code RTPROT_BOOT}. */
  public static Route to(IpPrefix destination) {
    return RouteFields.to(destination).toRoute();
  }

  public Route via(IpAddress newGateway) {
    RouteFields fields = new RouteFields(this);
    fields.gateway = newGateway;
    return fields.chooseScope().toRoute();
  }

  /** By the link of that index. */
  public Route on(int linkIndex) {
    RouteFields fields = new RouteFields(this);
    fields.link = linkIndex;
    return fields.toRoute();
  }

  public Route onlink() {
    return withFlag(ONLINK);
  }

  /** Through a {@link Nexthop} object. */
  public Route through(int nexthopId) {
    RouteFields fields = new RouteFields(this);
    fields.nexthop = nexthopId;
    return fields.chooseScope().toRoute();
  }

  public Route withHops(List<Hop> newHops) {
    RouteFields fields = new RouteFields(this);
    fields.hops = newHops;
    return fields.chooseScope().toRoute();
  }

  /** Also chooses table and scope for it, as {@code ip} does. */
  public Route withType(RouteType newType) {
    RouteFields fields = new RouteFields(this);
    fields.type = newType;
    return fields.chooseTable().chooseScope().toRoute();
  }

  public Route inTable(int newTable) {
    RouteFields fields = new RouteFields(this);
    fields.table = newTable;
    return fields.toRoute();
  }

  public Route withProtocol(int newProtocol) {
    RouteFields fields = new RouteFields(this);
    fields.protocol = newProtocol;
    return fields.toRoute();
  }

  public Route withScope(int newScope) {
    RouteFields fields = new RouteFields(this);
    fields.scope = newScope;
    return fields.toRoute();
  }

  public Route withMetric(int newMetric) {
    RouteFields fields = new RouteFields(this);
    fields.metric = newMetric;
    return fields.toRoute();
  }

  public Route withPreferredSource(IpAddress address) {
    RouteFields fields = new RouteFields(this);
    fields.preferredSource = address;
    return fields.toRoute();
  }

  public Route withFlag(int flag) {
    RouteFields fields = new RouteFields(this);
    fields.flags |= flag;
    return fields.toRoute();
  }

  public <T> Route with(Attribute<T> routeMetric, T value) {
    RouteFields fields = new RouteFields(this);
    fields.metrics = metrics.with(routeMetric, value);
    return fields.toRoute();
  }

  public boolean isDefault() {
    return destination.length() == 0;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public int messageType() {
    return Rtm.NEWROUTE;
  }

  @Override
  public void encode(MessageWriter out) {
    RouteCodec.encode(this, out);
  }

  @Override
  public String noun() {
    return "route";
  }

  @Override
  public String toString() {
    return RouteText.of(this);
  }
}
