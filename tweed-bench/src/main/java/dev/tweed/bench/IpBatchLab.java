package dev.tweed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts as an administrator would script them: {@code ip netns add} and cables in one batch, then a
 * batch inside each host. A bridge takes about a thousand ports, so there are leaves and a root.
 */
final class IpBatchLab {

  private static final int HOSTS_PER_LEAF = 64;

  private final int hosts;
  private final Scratch scratch;
  private final List<String> outside = new ArrayList<>();
  private final List<String> away = new ArrayList<>();

  IpBatchLab(int hosts, Scratch scratch) {
    this.hosts = hosts;
    this.scratch = scratch;
    bridge("root");
    for (int host = 0; host < hosts; host++) {
      if (host % HOSTS_PER_LEAF == 0) {
        leaf(leafOf(host));
      }
      cable(host);
    }
  }

  private static String leafOf(int host) {
    return "leaf" + host / HOSTS_PER_LEAF;
  }

  private void bridge(String name) {
    outside.add("link add " + name + " type bridge");
    outside.add("link set " + name + " up");
    away.add("link del " + name);
  }

  private void leaf(String name) {
    bridge(name);
    outside.add("link add " + name + "-up type veth peer name " + name + "-down");
    outside.add("link set " + name + "-up master " + name + " up");
    outside.add("link set " + name + "-down master root up");
    away.add("link del " + name + "-up");
  }

  private void cable(int host) {
    String name = "h" + host;
    outside.add("netns add " + name);
    outside.add("link add " + name + " type veth peer name eth0 netns " + name);
    outside.add("link set " + name + " master " + leafOf(host) + " up");
    away.add("netns del " + name);
  }

  private static String address(int host) {
    return "10." + (host >> 8) + "." + (host & 0xFF) + ".1";
  }

  private static List<String> inside(int host) {
    return List.of(
        "link set lo up", "addr add " + address(host) + "/8 dev eth0", "link set eth0 up");
  }

  /** Makes everything, pings from the first host to the last, and returns the nanoseconds. */
  long up() {
    Path cables = write("cables", outside);
    List<Path> insides = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      insides.add(write("h" + host, inside(host)));
    }
    long start = System.nanoTime();
    Command.run("ip", "-batch", cables.toString());
    for (int host = 0; host < hosts; host++) {
      Command.run("ip", "-netns", "h" + host, "-batch", insides.get(host).toString());
    }
    Command.run("ip", "netns", "exec", "h0", "ping", "-q", "-c1", "-W5", address(hosts - 1));
    return System.nanoTime() - start;
  }

  /** Takes everything away and returns the nanoseconds. */
  long down() {
    Path all = write("away", away);
    long start = System.nanoTime();
    Command.run("ip", "-batch", all.toString());
    return System.nanoTime() - start;
  }

  private Path write(String name, List<String> lines) {
    Path file = scratch.file(name);
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file, e);
    }
  }
}
