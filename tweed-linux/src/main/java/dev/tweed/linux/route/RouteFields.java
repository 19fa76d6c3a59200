package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Route} in the making. */
final class RouteFields {

  IpPrefix destination;
  @Nullable IpPrefix source;
  RouteType type = RouteType.UNICAST;
  int table = RouteNumbers.TABLE_MAIN;
  int protocol = RouteNumbers.PROTOCOL_BOOT;
  int scope;
  int tos;
  int metric;
  @Nullable IpAddress gateway;
  int link;
  @Nullable IpAddress preferredSource;
  int flags;
  int nexthop;
  AttributeSet metrics = AttributeSet.EMPTY;
  List<Hop> hops = List.of();
  int expires;
  int preference;
  List<UnknownAttribute> unknown = List.of();

  RouteFields(IpPrefix destination) {
    this.destination = destination;
  }

  static RouteFields to(IpPrefix destination) {
    return new RouteFields(destination).chooseScope();
  }

  RouteFields(Route route) {
    destination = route.destination();
    source = route.source();
    type = route.type();
    table = route.table();
    protocol = route.protocol();
    scope = route.scope();
    tos = route.tos();
    metric = route.metric();
    gateway = route.gateway();
    link = route.link();
    preferredSource = route.preferredSource();
    flags = route.flags();
    nexthop = route.nexthop();
    metrics = route.metrics();
    hops = route.hops();
    expires = route.expires();
    preference = route.preference();
    unknown = route.unknown();
  }

  /** IPv6 knows no scopes. */
  RouteFields chooseScope() {
    boolean onLink =
        type == RouteType.BROADCAST
            || type == RouteType.ANYCAST
            || type == RouteType.MULTICAST
            || type == RouteType.UNICAST && gateway == null && nexthop == 0 && hops.isEmpty();
    if (!destination.address().isV4()) {
      scope = RouteNumbers.SCOPE_UNIVERSE;
    } else if (type == RouteType.LOCAL || type == RouteType.NAT) {
      scope = RouteNumbers.SCOPE_HOST;
    } else {
      scope = onLink ? RouteNumbers.SCOPE_LINK : RouteNumbers.SCOPE_UNIVERSE;
    }
    return this;
  }

  RouteFields chooseTable() {
    table = type.isLocal() ? RouteNumbers.TABLE_LOCAL : RouteNumbers.TABLE_MAIN;
    return this;
  }

  Route toRoute() {
    return new Route(
        destination,
        source,
        type,
        table,
        protocol,
        scope,
        tos,
        metric,
        gateway,
        link,
        preferredSource,
        flags,
        nexthop,
        metrics,
        hops,
        expires,
        preference,
        unknown);
  }
}
