package dev.tweed.host;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/**
 * A unicast route in the main table, with the family's default priority.
 *
 * @param destination a network
 * @param hop where packets go
 * @param protocol {@link HostObject#PROTOCOL} for Tweed's
 */
public record HostRoute(IpPrefix destination, Hop hop, int protocol) implements HostObject {

  /** Where a route sends its packets. */
  public sealed interface Hop {

    /**
     * Out of a link.
     *
     * @param gateway null when the destination is on the link itself
     * @param onlink whether the gateway is taken to be on the link whatever the link's addresses
     */
    record Via(@Nullable IpAddress gateway, String link, boolean onlink) implements Hop {
      @Override
      public String toString() {
        return (gateway == null ? "" : "via " + gateway + " ")
            + "dev "
            + link
            + (onlink ? " onlink" : "");
      }
    }

    /** To a {@link HostNexthop}. */
    record Through(int id) implements Hop {
      @Override
      public String toString() {
        return "nhid " + Integer.toUnsignedString(id);
      }
    }
  }

  public static Key key(IpPrefix destination) {
    return new Key(Key.Kind.ROUTE, "", destination);
  }

  @Override
  public Key key() {
    return key(destination);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.ROUTE;
  }

  @Override
  public boolean ours() {
    return protocol == PROTOCOL;
  }

  @Override
  public String toString() {
    return destination + " " + hop + " proto " + protocol;
  }
}
