package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeRoute.HEADER;
import static dev.tweed.testkit.kernel.FakeRoute.RTA_OIF;
import static dev.tweed.testkit.kernel.FakeRoute.RTA_TABLE;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The routes of all tables. */
final class RouteTable implements ObjectTable, LinkWatcher, NexthopTable.Watcher {

  private static final int RTNLGRP_IPV4_ROUTE = 7;
  private static final int RTNLGRP_IPV6_ROUTE = 11;
  private static final int RT_SCOPE_NOWHERE = 255;
  private static final int RTM_F_CLONED = 0x200;
  private static final List<Integer> USUAL_TABLES = List.of(0, 253, 254, 255);

  private final List<FakeRoute> routes = new ArrayList<>();
  private final Notifications notifications;
  private final RouteChecks checks;
  private final RouteWays ways;

  RouteTable(Notifications notifications, RouteChecks checks, RouteWays ways) {
    this.notifications = notifications;
    this.checks = checks;
    this.ways = ways;
  }

  @Override
  public void put(FakeRequest request) {
    FakeRoute route = checks.check(FakeRoute.of(request));
    Optional<FakeRoute> existing =
        routes.stream().filter(held -> held.key().equals(route.key())).findFirst();
    if (existing.isEmpty()) {
      if (!request.has(Netlink.CREATE)) {
        throw new Refusal(Errno.ENOENT);
      }
      add(route);
    } else if (request.has(Netlink.EXCL)) {
      throw new Refusal(Errno.EEXIST);
    } else if (request.has(Netlink.REPLACE)) {
      routes.set(routes.indexOf(existing.get()), route);
      publish(Kind.ROUTE.newType(), route);
    } else {
      addBeside(route);
    }
  }

  private void addBeside(FakeRoute route) {
    if (routes.stream().anyMatch(held -> held.key().equals(route.key()) && held.sameWay(route))) {
      throw new Refusal(Errno.EEXIST);
    }
    add(route);
  }

  void add(FakeRoute route) {
    routes.add(route);
    publish(Kind.ROUTE.newType(), route);
  }

  void addUnless(Predicate<FakeRoute> already, FakeRoute route) {
    if (routes.stream().noneMatch(already)) {
      add(route);
    }
  }

  @Override
  public void nexthopReplaced(int nexthopId) {
    routes.stream()
        .filter(route -> route.nexthopId() == nexthopId)
        .forEach(route -> publish(Kind.ROUTE.newType(), route));
  }

  @Override
  public void delete(FakeRequest request) {
    FakeRoute wanted = FakeRoute.of(request);
    boolean anyPriority = !request.attributes(HEADER).has(FakeRoute.RTA_PRIORITY);
    FakeRoute found =
        routes.stream()
            .filter(held -> matches(held, wanted, anyPriority))
            .findFirst()
            .orElseThrow(() -> new Refusal(Errno.ESRCH));
    remove(found);
  }

  private static boolean matches(FakeRoute held, FakeRoute wanted, boolean anyPriority) {
    boolean v6 = wanted.key().family() == IpFamily.IPV6;
    return held.key().table() == wanted.key().table()
        && held.key().destination().equals(wanted.key().destination())
        && (anyPriority || held.key().priority() == wanted.key().priority())
        && (wanted.protocol() == 0 || wanted.protocol() == held.protocol())
        && (v6 || wanted.scope() == RT_SCOPE_NOWHERE || wanted.scope() == held.scope())
        && (v6 || wanted.type() == 0 || wanted.type() == held.type())
        && held.attributes()
            .fulfils(wanted.attributes(), RTA_OIF, FakeRoute.RTA_GATEWAY, FakeRoute.RTA_NH_ID);
  }

  private void remove(FakeRoute route) {
    routes.remove(route);
    publish(Kind.ROUTE.deleteType(), route);
  }

  /** Takes routes away: IPv4's silently, as the kernel does when it is not asked to. */
  void flush(Predicate<FakeRoute> which) {
    for (FakeRoute route : List.copyOf(routes)) {
      if (which.test(route)) {
        routes.remove(route);
        if (route.key().family() == IpFamily.IPV6) {
          publish(Kind.ROUTE.deleteType(), route);
        }
      }
    }
  }

  /** Takes the first such route away and tells about it. */
  void removeFirst(Predicate<FakeRoute> which) {
    routes.stream().filter(which).findFirst().ifPresent(this::remove);
  }

  private void publish(int type, FakeRoute route) {
    boolean v4 = route.key().family() == IpFamily.IPV4;
    notifications.publish(
        v4 ? RTNLGRP_IPV4_ROUTE : RTNLGRP_IPV6_ROUTE, type, ways.shown(route)::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    Attributes filter = request.attributes(HEADER);
    int table = filter.u32(RTA_TABLE, request.u8(4));
    int family = request.u8(0);
    requireTable(table, family);
    for (FakeRoute route : routes) {
      boolean matches =
          (family == 0 || family == route.key().family().number())
              && (table == 0 || table == route.key().table())
              && (request.u8(5) == 0 || request.u8(5) == route.protocol())
              && (request.u8(7) == 0 || request.u8(7) == route.type())
              && (!filter.has(RTA_OIF) || ways.links(route).contains(filter.u32(RTA_OIF, 0)));
      if (matches && (request.u32(8) & RTM_F_CLONED) == 0) {
        answer.accept(ways.shown(route)::writeTo);
      }
    }
  }

  private void requireTable(int table, int family) {
    if (USUAL_TABLES.contains(table)
        || routes.stream().anyMatch(route -> route.key().table() == table)) {
      return;
    }
    boolean v4 = family == IpFamily.IPV4.number();
    throw new Refusal(Errno.ENOENT, (v4 ? "ipv4: " : "ipv6: ") + "FIB table does not exist");
  }

  /** The route a packet to {@code RTA_DST} takes: local and main table, longest prefix first. */
  @Override
  public void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    FakeRoute wanted = FakeRoute.of(request);
    IpAddress destination = wanted.key().destination().address();
    FakeRoute route = lookup(destination).orElseThrow(() -> new Refusal(Errno.ENETUNREACH));
    answer.accept(ways.resolved(route, destination)::writeTo);
  }

  private Optional<FakeRoute> lookup(IpAddress destination) {
    Comparator<FakeRoute> best =
        Comparator.<FakeRoute>comparingInt(route -> route.key().table())
            .reversed()
            .thenComparingInt(route -> -route.key().destination().length())
            .thenComparingInt(route -> route.key().priority());
    return routes.stream()
        .filter(route -> USUAL_TABLES.contains(route.key().table()))
        .filter(route -> route.key().destination().contains(destination))
        .min(best);
  }

  @Override
  public void nexthopVanishes(int nexthopId) {
    flush(route -> route.nexthopId() == nexthopId);
  }

  @Override
  public void wentDown(FakeLink link) {
    int host = 254;
    flush(route ->
        ways.links(route).contains(link.index)
            && (route.scope() != host || route.key().family() == IpFamily.IPV6));
  }

  @Override
  public void vanishes(FakeLink link) {
    flush(route -> ways.links(route).contains(link.index));
  }
}
