package dev.tweed.host;

/**
 * A kernel parameter.
 *
 * @param path with slashes, such as {@code net/ipv4/conf/tweed.1/forwarding}
 * @param link the link it belongs to, and comes and goes with; empty for a global one
 * @param value as text
 * @param required whether a kernel without the parameter cannot serve; one that has no IPv6, say,
 *     has no router advertisements to refuse
 */
public record HostSysctl(String path, String link, String value, boolean required)
    implements HostObject {

  /**
   * A parameter of a link.
   *
   * @param family {@code ipv4} or {@code ipv6}
   */
  public static HostSysctl ofLink(String family, String link, String name, String value) {
    return new HostSysctl("net/" + family + "/conf/" + link + "/" + name, link, value, true);
  }

  /** The same, which may be missing. */
  public HostSysctl ifThere() {
    return new HostSysctl(path, link, value, false);
  }

  @Override
  public Key key() {
    return new Key(Key.Kind.SYSCTL, link, path);
  }

  @Override
  public Key.Kind kind() {
    return Key.Kind.SYSCTL;
  }

  @Override
  public boolean satisfiedBy(HostObject observed) {
    return observed instanceof HostSysctl sysctl && value.equals(sysctl.value);
  }

  /** False: there is no taking a parameter away. */
  @Override
  public boolean ours() {
    return false;
  }

  @Override
  public String toString() {
    return path + "=" + value;
  }
}
