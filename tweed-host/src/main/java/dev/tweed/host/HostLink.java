package dev.tweed.host;

import dev.tweed.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A link and those of its settings that Tweed cares about.
 *
 * @param name at most 15 bytes
 * @param shape what it is
 * @param mac its address; null leaves it as it is
 * @param mtu in bytes of IP packet; 0 leaves it as it is
 * @param master the bridge it is a port of; empty for none
 * @param up whether it is administratively up
 * @param alias its label; {@link HostObject#ALIAS} says that Tweed made it
 */
public record HostLink(
    String name,
    LinkShape shape,
    @Nullable MacAddress mac,
    int mtu,
    String master,
    boolean up,
    String alias)
    implements HostObject {

  public static final int LONGEST_NAME = 15;

  /** A link that Tweed makes, up and without a master. */
  public static HostLink own(String name, LinkShape shape, MacAddress mac, int mtu) {
    return new HostLink(name, shape, mac, mtu, "", true, ALIAS);
  }

  /** A link of layer 3 that Tweed makes: it has no MAC address. */
  public static HostLink own(String name, LinkShape shape, int mtu) {
    return new HostLink(name, shape, null, mtu, "", true, ALIAS);
  }

  /** The host's end of a container's cable, up, as a port of a bridge. */
  public static HostLink port(String name, LinkShape.Veth shape, String bridge, String alias) {
    return new HostLink(name, shape, null, shape.mtu(), bridge, true, alias);
  }

  public static Key key(String name) {
    return new Key(Key.Kind.LINK, name, "");
  }

  @Override
  public Key key() {
    return key(name);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.LINK;
  }

  @Override
  public boolean ours() {
    return alias.equals(ALIAS);
  }

  @Override
  public boolean satisfiedBy(HostObject observed) {
    return observed instanceof HostLink link
        && shape.matches(link.shape)
        && (mac == null || mac.equals(link.mac))
        && (mtu == 0 || mtu == link.mtu)
        && master.equals(link.master)
        && up == link.up
        && alias.equals(link.alias);
  }

  @Override
  public String toString() {
    return name
        + (mac == null ? "" : " address " + mac)
        + (mtu == 0 ? "" : " mtu " + mtu)
        + (master.isEmpty() ? "" : " master " + master)
        + (up ? " up" : " down")
        + (alias.isEmpty() ? "" : " alias " + alias)
        + " "
        + shape;
  }
}
