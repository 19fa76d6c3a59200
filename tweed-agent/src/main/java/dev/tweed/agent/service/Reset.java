package dev.tweed.agent.service;

import dev.tweed.host.HostObject;
import dev.tweed.linux.Errno;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes away all that Tweed has left in a network namespace and its files, and nothing else: routes
 * and next hops of its protocol, links with its alias and what lives on them, kernel parameters
 * that it set, the file that tells of the subnet.
 */
public final class Reset {

  /**
   * One thing to take away.
   *
   * @param line what an operator would type for it
   */
  public record Step(String line, Runnable action) {
    public void run() {
      action.run();
    }
  }

  private Reset() {}

  /**
   * What there is to do in the calling thread's namespace, in order.
   *
   * @param rtnetlink of that namespace, open until all steps have run
   * @param socket of the agent that ran here
   */
  public static List<Step> steps(Rtnetlink rtnetlink, Path socket) {
    Traces traces = Traces.beside(socket);
    List<Step> steps = new ArrayList<>();
    routes(rtnetlink, steps);
    links(rtnetlink, traces, steps);
    sysctls(traces, steps);
    steps.addAll(files(traces, socket));
    return steps;
  }

  private static void routes(Rtnetlink rtnetlink, List<Step> steps) {
    for (IpFamily family : IpFamily.values()) {
      String ip = family == IpFamily.IPV4 ? "ip route del " : "ip -6 route del ";
      RouteFilter ours = RouteFilter.all(family).withProtocol(HostObject.PROTOCOL);
      for (Route route : rtnetlink.routes(ours)) {
        String table =
            route.table() == RouteNumbers.TABLE_MAIN
                ? ""
                : " table " + Integer.toUnsignedString(route.table());
        String line = ip + route.destination() + table + " proto " + HostObject.PROTOCOL;
        steps.add(deletion(rtnetlink, line, key(route)));
      }
    }
    for (Nexthop nexthop : rtnetlink.nexthops()) {
      if (nexthop.protocol() == HostObject.PROTOCOL) {
        String line = "ip nexthop del id " + Integer.toUnsignedString(nexthop.id());
        steps.add(deletion(rtnetlink, line, nexthop));
      }
    }
  }

  /** The kernel tells where a next hop object leads, and takes no route back that says both. */
  private static Route key(Route route) {
    return Route.to(route.destination())
        .inTable(route.table())
        .withMetric(route.metric())
        .withScope(route.scope())
        .withProtocol(route.protocol());
  }

  private static void links(Rtnetlink rtnetlink, Traces traces, List<Step> steps) {
    for (Link link : rtnetlink.links()) {
      boolean ours =
          link.alias().equals(HostObject.ALIAS) || link.alias().startsWith(HostObject.ALIAS + ":");
      if (ours && traces.adopted().contains(link.name())) {
        steps.add(disowning(rtnetlink, link));
      } else if (ours) {
        steps.add(deletion(rtnetlink, "ip link del " + link.name(), Link.at(link.index())));
      }
    }
  }

  /** Others made it: it stays, as nobody's. */
  private static Step disowning(Rtnetlink rtnetlink, Link link) {
    return new Step(
        "ip link set " + link.name() + " alias \"\"",
        () -> rtnetlink.execute(RouteRequest.change(Link.at(link.index()).withAlias(""))));
  }

  private static Step deletion(Rtnetlink rtnetlink, String line, RouteObject object) {
    return new Step(line, () -> delete(rtnetlink, object));
  }

  /** What is gone already, with something else that went before it, is as it should be. */
  private static void delete(Rtnetlink rtnetlink, RouteObject object) {
    try {
      rtnetlink.execute(RouteRequest.delete(object));
    } catch (NetlinkException e) {
      if (!List.of(Errno.ESRCH, Errno.ENOENT, Errno.ENODEV).contains(e.errno())) {
        throw e;
      }
    }
  }

  private static void sysctls(Traces traces, List<Step> steps) {
    Map<String, String> before = new TreeMap<>(traces.sysctls());
    before.forEach((path, value) -> {
      Optional<String> now = Sysctl.read(path);
      if (now.isPresent() && !now.get().equals(value)) {
        steps.add(new Step("sysctl -w " + path + "=" + value, () -> Sysctl.write(path, value)));
      }
    });
  }

  /** The files alone, and the directories that are empty without them. */
  static List<Step> files(Traces traces, Path socket) {
    List<Step> steps = new ArrayList<>();
    traces
        .subnetFile()
        .ifPresent(file -> {
          steps.add(removal(file));
          steps.add(emptyDirectory(file.toAbsolutePath().getParent()));
        });
    for (Path file : List.of(traces.file(), socket)) {
      if (Files.exists(file)) {
        steps.add(removal(file));
      }
    }
    Path directory = socket.toAbsolutePath().getParent();
    if (directory != null && Files.isDirectory(directory)) {
      steps.add(emptyDirectory(directory));
    }
    return steps;
  }

  private static Step removal(Path file) {
    return new Step("rm -f " + file, () -> remove(file));
  }

  private static Step emptyDirectory(@org.jspecify.annotations.Nullable Path directory) {
    return new Step(
        "rmdir --ignore-fail-on-non-empty " + directory,
        () -> {
          if (directory != null) {
            remove(directory);
          }
        });
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // others' files stay, and so does their directory
    } catch (IOException e) {
      throw new UncheckedIOException("remove " + path, e);
    }
  }
}
