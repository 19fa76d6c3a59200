package dev.tweed.linux.ethtool;

/**
 * A piece of packet work that a link does or leaves to the kernel, such as {@code
 * tx-checksum-ip-generic}.
 *
 * @param name the kernel's, as {@code ethtool -k} shows it indented
 * @param active whether it is on
 * @param changeable false where {@code ethtool -k} says {@code [fixed]}
 */
public record LinkFeature(String name, boolean active, boolean changeable) {

  @Override
  public String toString() {
    return name + ": " + (active ? "on" : "off") + (changeable ? "" : " [fixed]");
  }
}
