package dev.tweed.host;

import dev.tweed.net.IpAddress;

/**
 * A next hop object: what many routes would otherwise repeat. Kernels from 5.3 on have them.
 *
 * @param id unique on the host, not 0
 * @param gateway where packets go
 * @param onlink whether the gateway is taken to be on the link whatever the link's addresses
 * @param protocol {@link HostObject#PROTOCOL} for Tweed's
 */
public record HostNexthop(int id, IpAddress gateway, String link, boolean onlink, int protocol)
    implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.NEXTHOP, "", id);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.NEXTHOP;
  }

  @Override
  public boolean ours() {
    return protocol == PROTOCOL;
  }

  @Override
  public String toString() {
    return "id "
        + Integer.toUnsignedString(id)
        + " via "
        + gateway
        + " dev "
        + link
        + (onlink ? " onlink" : "")
        + " proto "
        + protocol;
  }
}
