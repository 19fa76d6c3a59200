package dev.tweed.testkit.kernel;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.RouteType;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VxlanKind;
import dev.tweed.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a scenario is played, on one kernel or another: writes down what was asked, what the kernel
 * said, what it then holds and what it told its subscribers. What the fake does not claim to have,
 * the kernel's own link-local and multicast objects, is left out.
 */
final class Stage implements AutoCloseable {

  /** Marks of what the kernel makes for itself. */
  private static final List<String> OWN_OBJECTS =
      List.of("fe80:", "ff00:", "ff02:", "224.0.0.", "33:33:", "01:00:5e:");

  private static final int[] GROUPS = {1, 3, 5, 7, 8, 9, 11, 19, 32};

  private final Kernel kernel;
  private final Rtnetlink rtnetlink;
  private final NetlinkSubscription subscription;
  private final List<String> lines = new ArrayList<>();

  Stage(Kernel kernel) {
    this.kernel = kernel;
    this.rtnetlink = new Rtnetlink(kernel.connect(Netlink.ROUTE));
    this.subscription = new NetlinkSubscription(kernel.connect(Netlink.ROUTE, GROUPS));
  }

  Stage add(RouteObject object) {
    return ask(RouteRequest.add(object));
  }

  Stage delete(RouteObject object) {
    return ask(RouteRequest.delete(object));
  }

  Stage change(RouteObject object) {
    return ask(RouteRequest.change(object));
  }

  Stage replace(RouteObject object) {
    return ask(RouteRequest.replace(object));
  }

  Stage append(RouteObject object) {
    return ask(RouteRequest.append(object));
  }

  private Stage ask(RouteRequest request) {
    try {
      rtnetlink.execute(request);
      lines.add("$ " + request);
    } catch (NetlinkException e) {
      lines.add("$ " + request + " -> " + e.errno() + " " + e.kernelText().replaceAll("\\.$", ""));
    }
    return this;
  }

  int index(String link) {
    return rtnetlink.link(link).orElseThrow().index();
  }

  Stage sysctl(String key) {
    lines.add("sysctl " + key + " = " + kernel.sysctl(key));
    return this;
  }

  Stage setSysctl(String key, String value) {
    kernel.setSysctl(key, value);
    return sysctl(key);
  }

  /** Writes down what the kernel holds now. */
  Stage look() {
    lines.add("-- state");
    rtnetlink.links().stream().map(Stage::summary).forEach(lines::add);
    rtnetlink.addresses().stream().filter(Stage::claimed).map(Stage::line).forEach(lines::add);
    for (IpFamily family : IpFamily.values()) {
      routes(family).forEach(lines::add);
      rtnetlink.rules(family).stream().map(Stage::line).forEach(lines::add);
    }
    rtnetlink.nexthops().stream().map(Stage::line).forEach(lines::add);
    neighbours().map(Stage::line).sorted().forEach(lines::add);
    fdb().map(Stage::line).sorted().forEach(lines::add);
    return this;
  }

  private List<String> routes(IpFamily family) {
    return rtnetlink.routes(RouteFilter.all(family)).stream()
        .filter(Stage::claimed)
        .sorted(Comparator.comparing(Route::table).thenComparing(Route::destination))
        .map(Stage::line)
        .toList();
  }

  private Stream<Neighbour> neighbours() {
    return rtnetlink.neighbours().stream().filter(Stage::claimed);
  }

  private Stream<? extends RouteObject> fdb() {
    return rtnetlink.fdb().stream().filter(Stage::claimed);
  }

  /** Writes down what appeared and what vanished since the last time, each once. */
  Stage listen() {
    SortedSet<String> heard = new TreeSet<>();
    subscription.drain(message -> {
      switch (RouteEvent.decode(message)) {
        case RouteEvent.Appeared(RouteObject object) when claimed(object) && !isToldLater(object) ->
            heard.add("+ " + line(object));
        case RouteEvent.Vanished(RouteObject object) when claimed(object) ->
            heard.add("- " + line(object));
        default -> {}
      }
    });
    lines.add("-- events");
    lines.addAll(heard);
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private static boolean claimed(RouteObject object) {
    String text = object.toString();
    boolean ownMac = object instanceof FdbEntry entry && entry.destination() == null;
    return OWN_OBJECTS.stream().noneMatch(text::contains) && !ownMac && !isLate(object);
  }

  /** IPv6 brings a local route about when it gets round to it. */
  private static boolean isLate(RouteObject object) {
    return object instanceof Route route
        && route.type() == RouteType.LOCAL
        && route.destination().family() == IpFamily.IPV6;
  }

  /** Whether its notification may come when the request is long done: carriers, IPv6 addresses. */
  private static boolean isToldLater(RouteObject object) {
    boolean v6Address =
        object instanceof Address address && address.local().family() == IpFamily.IPV6;
    return object instanceof Link || v6Address;
  }

  private static String line(RouteObject object) {
    return object instanceof Link link ? "link " + link.name() : object.noun() + " " + object;
  }

  /** Of a link what the fake promises: not the random MAC, not each kind's dozens of defaults. */
  private static String summary(Link link) {
    StringBuilder text = new StringBuilder("link #").append(link.index()).append(' ');
    text.append(link.name()).append(link.isUp() ? " up" : " down");
    text.append((link.flags() & Link.LOWER_UP) != 0 ? " carrier" : " no-carrier");
    text.append(" mtu ").append(link.mtu().orElse(0)).append(" master ");
    text.append(link.master().orElse(0)).append(" parent ").append(link.parent().orElse(0));
    text.append(" alias \"").append(link.alias()).append("\" type ");
    text.append(link.kind().map(LinkKind::name).orElse("-"));
    if (link.kind().orElse(null) instanceof VxlanKind vxlan) {
      text.append(" id ").append(vxlan.vni()).append(" port ").append(vxlan.port());
      text.append(" local ").append(vxlan.local()).append(" learning ").append(vxlan.learning());
    }
    return text.toString();
  }

  @Override
  public void close() {
    subscription.close();
    rtnetlink.close();
  }
}
