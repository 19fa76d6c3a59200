package dev.tweed.lab.ping;

import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import java.util.List;

/** Someone who pings and is pinged, with at most one address for each family. */
public record PingMember(String name, String host, Netns netns, List<IpAddress> addresses) {

  public PingMember {
    addresses = List.copyOf(addresses);
  }
}
