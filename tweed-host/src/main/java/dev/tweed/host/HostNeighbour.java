package dev.tweed.host;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;

/** A permanent neighbour on a link that Tweed made: IP address to MAC address. */
public record HostNeighbour(String link, IpAddress address, MacAddress mac) implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.NEIGHBOUR, link, address);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.NEIGHBOUR;
  }

  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public String toString() {
    return address + " lladdr " + mac + " dev " + link + " nud permanent";
  }
}
