package dev.tweed.lab.process;

import dev.tweed.lab.Lab;
import dev.tweed.lab.topology.HostSpec;
import dev.tweed.lab.topology.Topology;
import dev.tweed.linux.Mounts;
import dev.tweed.net.IpPrefix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/**
 * What the file system looks like from within a lab: a {@code /run} of its own, whose {@code netns}
 * holds a name for every host and container, and an {@code /etc/hosts} with all of them. In the
 * mount namespace of the lab's process, so it is gone with it.
 */
final class LabView {

  private static final Path RUN = Path.of("/run");
  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final Path OWN_HOSTS = Path.of("/run/tweed-lab/hosts");

  private static final String PROMPT =
      """
      [ -r ~/.bashrc ] && . ~/.bashrc
      PS1='\\[\\e[1m\\][$TWEED_LAB${TWEED_MEMBER:+ $TWEED_MEMBER}]\\[\\e[0m\\] \\w\\$ '
      """;

  private final Path netnsDirectory;

  private LabView(Path netnsDirectory) {
    this.netnsDirectory = netnsDirectory;
  }

  /**
   * Mounts it.
   *
   * @param labs the directory of all labs, which is hidden: process numbers mean nothing in here
   */
  static LabView mount(Path labs, Topology topology) {
    Mounts.tmpfs(RUN);
    if (!labs.startsWith(RUN)) {
      Mounts.tmpfs(labs);
    }
    try {
      Files.createDirectories(OWN_HOSTS.getParent());
      Files.writeString(NamespaceEntry.SHELL_START, PROMPT);
      Files.writeString(OWN_HOSTS, hosts(topology));
      if (Files.exists(HOSTS)) {
        Mounts.bind(OWN_HOSTS, HOSTS);
      }
      return new LabView(Files.createDirectories(RUN.resolve("netns")));
    } catch (IOException e) {
      throw new UncheckedIOException("prepare " + RUN + " of the lab", e);
    }
  }

  /** Where {@code ip netns} looks. */
  Path netnsDirectory() {
    return netnsDirectory;
  }

  /** Adds the containers, now that they have addresses, to {@code /etc/hosts}. */
  void addPods(Lab lab) {
    String lines =
        lab.hosts().stream()
            .flatMap(host -> host.pods().stream())
            .flatMap(pod -> pod.attachment().addresses().stream().map(at -> line(at, pod.name())))
            .collect(Collectors.joining());
    try {
      Files.writeString(OWN_HOSTS, lines, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("append to " + OWN_HOSTS, e);
    }
  }

  private static String hosts(Topology topology) {
    return "127.0.0.1\tlocalhost\n::1\tlocalhost\n"
        + topology.hosts().stream().map(LabView::hostLines).collect(Collectors.joining());
  }

  private static String hostLines(HostSpec host) {
    return host.addresses().stream()
        .map(address -> line(address, host.name()))
        .collect(Collectors.joining());
  }

  private static String line(IpPrefix address, String name) {
    return address.address() + "\t" + name + "\n";
  }
}
