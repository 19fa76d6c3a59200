package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.net.IpFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Kernel parameters. Those under {@code conf/LINK} come and go with the link; forwarding for all
 * links is forwarding for each.
 */
final class SysctlTree implements LinkWatcher {

  private static final int RTNLGRP_IPV4_NETCONF = 24;
  private static final int RTNLGRP_IPV6_NETCONF = 25;
  private static final String V4_ALL = "net/ipv4/conf/all/forwarding";
  private static final String IP_FORWARD = "net/ipv4/ip_forward";

  /** Per link, with their usual values. */
  private static final Map<String, String> V4 =
      Map.of(
          "forwarding", "0",
          "rp_filter", "0",
          "arp_ignore", "0",
          "arp_announce", "0",
          "arp_notify", "0",
          "proxy_arp", "0",
          "accept_local", "0",
          "route_localnet", "0",
          "send_redirects", "1",
          "accept_redirects", "1");

  private static final Map<String, String> V6 =
      Map.of(
          "forwarding", "0",
          "disable_ipv6", "0",
          "accept_ra", "1",
          "accept_dad", "1",
          "autoconf", "1",
          "addr_gen_mode", "0",
          "proxy_ndp", "0",
          "keep_addr_on_down", "0");

  private final SortedMap<String, String> values = new TreeMap<>();
  private final LinkTable links;
  private final Notifications notifications;

  SysctlTree(LinkTable links, Notifications notifications) {
    this.links = links;
    this.notifications = notifications;
    values.put(IP_FORWARD, "0");
    List.of("all", "default")
        .forEach(place -> {
          V4.forEach((key, value) -> values.put(path(IpFamily.IPV4, place, key), value));
          V6.forEach((key, value) -> values.put(path(IpFamily.IPV6, place, key), value));
        });
  }

  Optional<String> read(String key) {
    return Optional.ofNullable(values.get(key));
  }

  void add(String key, String value) {
    values.put(key, value);
  }

  void write(String key, String value) {
    if (!values.containsKey(key)) {
      throw new KernelException("sysctl -w " + key + "=" + value, Errno.ENOENT);
    }
    if (key.equals(IP_FORWARD) || key.equals(V4_ALL)) {
      values.put(IP_FORWARD, value);
      forwardAll(IpFamily.IPV4, value);
    } else if (key.equals(path(IpFamily.IPV6, "all", "forwarding"))) {
      forwardAll(IpFamily.IPV6, value);
    } else {
      values.put(key, value);
      tellLink(key, value);
    }
  }

  private void forwardAll(IpFamily family, String value) {
    set(family, "all", value, NetconfTable.ALL);
    set(family, "default", value, NetconfTable.DEFAULT);
    links.all().forEach(link -> set(family, link.name(), value, link.index));
  }

  private void set(IpFamily family, String place, String value, int index) {
    values.put(path(family, place, "forwarding"), value);
    tell(family, index, value);
  }

  private void tellLink(String key, String value) {
    for (FakeLink link : links.all()) {
      for (IpFamily family : IpFamily.values()) {
        if (key.equals(path(family, link.name(), "forwarding"))) {
          tell(family, link.index, value);
        }
      }
    }
  }

  private void tell(IpFamily family, int index, String value) {
    int group = family == IpFamily.IPV4 ? RTNLGRP_IPV4_NETCONF : RTNLGRP_IPV6_NETCONF;
    notifications.publish(group, Kind.NETCONF.newType(), NetconfTable.body(family, index, value));
  }

  @Override
  public void appeared(FakeLink link) {
    for (IpFamily family : IpFamily.values()) {
      (family == IpFamily.IPV4 ? V4 : V6)
          .keySet()
          .forEach(key -> {
            String usual = values.getOrDefault(path(family, "default", key), "0");
            values.put(path(family, link.name(), key), usual);
          });
    }
  }

  @Override
  public void vanishes(FakeLink link) {
    for (IpFamily family : IpFamily.values()) {
      below(family, link.name()).clear();
    }
  }

  @Override
  public void renamed(FakeLink link, String before) {
    for (IpFamily family : IpFamily.values()) {
      Map<String, String> moved = new TreeMap<>(below(family, before));
      below(family, before).clear();
      moved.forEach((key, value) ->
          values.put(path(family, link.name(), key.substring(key.lastIndexOf('/') + 1)), value));
    }
  }

  private SortedMap<String, String> below(IpFamily family, String place) {
    return values.subMap(path(family, place, ""), path(family, place, "") + Character.MAX_VALUE);
  }

  static String path(IpFamily family, String place, String key) {
    return "net/" + (family == IpFamily.IPV4 ? "ipv4" : "ipv6") + "/conf/" + place + "/" + key;
  }
}
