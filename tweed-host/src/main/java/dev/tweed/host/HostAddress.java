package dev.tweed.host;

import dev.tweed.net.IpPrefix;

/**
 * An address on a link.
 *
 * @param link the link's name
 * @param prefix the address with the length of its network
 * @param ours whether Tweed put it there: it is on a link that Tweed made
 */
public record HostAddress(String link, IpPrefix prefix, boolean ours) implements HostObject {

  @Override
  public Key key() {
    return new Key(Key.Kind.ADDRESS, link, prefix);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.ADDRESS;
  }

  @Override
  public boolean satisfiedBy(HostObject observed) {
    return key().equals(observed.key());
  }

  @Override
  public String toString() {
    return prefix + " dev " + link;
  }
}
