package dev.tweed.overlay;

import dev.tweed.host.HostLink;
import dev.tweed.net.IpFamily;
import java.nio.charset.StandardCharsets;

/**
 * What Tweed calls its links on a host.
 *
 * @param prefix of tunnel links: {@code tweed}, or {@code flannel} to look like it
 * @param bridge the link containers are ports of: {@code tweed0}, or {@code cni0}
 */
public record LinkNames(String prefix, String bridge) {

  public static final LinkNames DEFAULT = new LinkNames("tweed", "tweed0");

  /**
   * Checks the names.
   *
   * @throws OverlayException naming field, value and rule
   */
  public LinkNames {
    checked("device prefix", prefix);
    checked("bridge", bridge);
  }

  /**
   * {@code tweed.1}, and {@code tweed-v6.1} for tunnels over IPv6.
   *
   * @throws OverlayException when that is too long for the kernel
   */
  public String vxlan(IpFamily family, int vni) {
    String name = prefix + (family == IpFamily.IPV4 ? "." : "-v6.") + vni;
    return checked("vxlan link", name);
  }

  /**
   * {@code flannel0}, as flannel has it; where the bridge has that name, as with Tweed's own names,
   * {@code tweed.udp}.
   *
   * @throws OverlayException when that is too long for the kernel
   */
  public String udp() {
    String name = prefix + "0";
    return checked("udp link", name.equals(bridge) ? prefix + ".udp" : name);
  }

  private static String checked(String field, String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > HostLink.LONGEST_NAME) {
      throw new OverlayException(
          field
              + " \""
              + name
              + "\": a link's name has 1 to "
              + HostLink.LONGEST_NAME
              + " bytes, this one "
              + bytes
              + "; choose a shorter device prefix or bridge name");
    }
    boolean wrong = name.chars().anyMatch(c -> c == '/' || c == ':' || c <= ' ');
    if (wrong || name.equals(".") || name.equals("..")) {
      throw new OverlayException(
          field + " \"" + name + "\": a link's name has no slash, colon or space");
    }
    return name;
  }
}
