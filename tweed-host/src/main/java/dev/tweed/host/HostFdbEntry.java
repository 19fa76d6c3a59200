package dev.tweed.host;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;

/** A permanent FDB entry on a VXLAN link that Tweed made: MAC address to VTEP. */
public record HostFdbEntry(String link, MacAddress mac, IpAddress vtep) implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.FDB_ENTRY, link, mac);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.FDB_ENTRY;
  }

  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public String toString() {
    return mac + " dev " + link + " dst " + vtep + " self permanent";
  }
}
